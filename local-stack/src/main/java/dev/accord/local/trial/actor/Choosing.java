package dev.accord.local.trial.actor;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Trees;
import dev.accord.local.trial.actor.Tally.Breach;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person who grants, refuses and withdraws two purposes, over and over. */
public final class Choosing implements Actor {
    private static final String GRANTED = "granted";
    private static final String TAKEN_BACK = "withdrawn";
    private static final String NEVER = "never chosen";
    private static final Map<String, String> NO = Map.of(Research.PURPOSE, TAKEN_BACK, "marketing-email", "refused");

    private final Person person;
    private final Map<String, Register<String>> registers = new HashMap<>();
    private final Map<String, String> last = new HashMap<>();
    private final Set<String> receipts = new HashSet<>();
    private int unanswered;
    private @Nullable Call firstGrant;
    private volatile boolean gone;
    private final AtomicLong grants = new AtomicLong();

    public Choosing(Person person) {
        this.person = person;
        NO.keySet().forEach(purpose -> registers.put(purpose, new Register<>(NEVER)));
    }

    String email() {
        return person.email();
    }

    /** Whether sharing is withdrawn for certain: acknowledged, and nothing attempted since. */
    boolean isGone() {
        return gone;
    }

    /** How often she has begun to allow it: what is seen while this changes says nothing. */
    long grants() {
        return grants.get();
    }

    boolean isCertainlySharing() {
        return register(Research.PURPOSE).isCertainly(GRANTED);
    }

    @Override
    public void act(Tally tally) {
        String purpose = ThreadLocalRandom.current().nextBoolean() ? Research.PURPOSE : "marketing-email";
        String no = NO.getOrDefault(purpose, "refused");
        String choice = GRANTED.equals(last.get(purpose)) ? no : GRANTED;
        boolean shares = purpose.equals(Research.PURPOSE);
        if (shares && choice.equals(GRANTED)) {
            grants.incrementAndGet();
            gone = false;
        }
        Call call = person.choice(purpose, choice).once();
        last.put(purpose, choice);
        register(purpose).attempted(state(choice));
        unanswered++;
        Answer answer = person.ask(call);
        if (!answer.good()) {
            tally.refused("choice: " + answer.status() + " " + answer.problem());
            return;
        }
        unanswered--;
        register(purpose).acknowledged(state(choice));
        receipts.add(answer.json().path("receipt_id").asString());
        tally.acknowledged();
        if (shares && choice.equals(GRANTED) && firstGrant == null) {
            firstGrant = call;
        }
        gone = shares ? !choice.equals(GRANTED) : gone;
    }

    @Override
    public void recount(Tally tally) {
        countEffects(tally);
        compare(tally, Breach.LOST);
        Call replayed = firstGrant;
        if (replayed != null && register(Research.PURPOSE).isCertainly(TAKEN_BACK)) {
            person.ask(replayed);
            compare(tally, Breach.CAME_BACK);
        }
    }

    private void compare(Tally tally, Breach breach) {
        Map<String, String> found = Trees.good(person.ask(Call.get("/api/consent/me")))
                .path("choices")
                .valueStream()
                .collect(Collectors.toMap(
                        choice -> choice.path("purpose").asString(),
                        choice -> choice.path("actions")
                                .valueStream()
                                .map(action -> state(action.asString()))
                                .distinct()
                                .collect(Collectors.joining("+"))));
        registers.forEach((purpose, register) -> {
            String now = found.getOrDefault(purpose, NEVER);
            if (!register.allows(now)) {
                tally.breach(breach, "the last acknowledged choice for " + purpose + ": it is " + now);
            }
        });
    }

    /** Each key left one entry with one receipt in the history, and nothing else did. */
    private void countEffects(Tally tally) {
        Set<String> entries = Trees.all(person::ask, "/api/consent/me/history").stream()
                .filter(entry -> NO.containsKey(entry.path("purpose").asString("")))
                .map(entry -> entry.path("receipt_id").asString())
                .collect(Collectors.toSet());
        for (String receipt : receipts) {
            tally.key();
            if (!entries.contains(receipt)) {
                tally.breach(Breach.LOST, "an acknowledged choice is not in the history");
            }
        }
        long others =
                entries.stream().filter(entry -> !receipts.contains(entry)).count();
        if (others > unanswered) {
            tally.breach(Breach.DOUBLED, "choices in the history that nobody made: " + (others - unanswered));
        }
    }

    /** Whoever refuses what she had granted has withdrawn it. */
    private static String state(String choice) {
        return choice.equals("refused") ? TAKEN_BACK : choice;
    }

    private Register<String> register(String purpose) {
        return Objects.requireNonNull(registers.get(purpose));
    }
}
