package dev.accord.local.trial.keys;

import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Patience;
import dev.accord.local.trial.BrokenTwin;
import dev.accord.local.trial.Figure;
import dev.accord.local.trial.OwnPlatform;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Terms;
import dev.accord.local.trial.Trial;
import dev.accord.local.trial.Twin;
import dev.accord.local.trial.actor.Actor;
import dev.accord.local.trial.actor.Choosing;
import dev.accord.local.trial.actor.Drafting;
import dev.accord.local.trial.actor.Measuring;
import dev.accord.local.trial.actor.Tally;
import dev.accord.local.trial.actor.Tally.Breach;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends keyed requests over a careless network, and counts what each of them did (invariant 4). */
public final class KeysTrial implements Trial {
    private static final String OFTEN = "keys with more than one effect";
    private static final String NEVER = "acknowledged keys without effect";
    private static final String CAME_BACK = "withdrawn choices that an old key brought back";
    private static final String UNANSWERED = "requests that came to nothing";
    private static final int USUAL_ROUNDS = 10_000;
    private static final int OF_EACH_KIND = 4;
    private static final int TOLD_EVERY = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES = List.of("account-service", "consent-service", "sharing-service");
    private static final BrokenTwin NO_MARK =
            new BrokenTwin("dev.accord.kit.idempotency.Idempotency", "mark", Duration.ofHours(1));

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String promise() {
        return "a keyed request has one effect, however often it arrives and whatever becomes of its answers";
    }

    @Override
    public String round() {
        return "keyed requests";
    }

    @Override
    public int usualRounds() {
        return USUAL_ROUNDS;
    }

    @Override
    public Twin twin() {
        return new Twin("the mark that a key was used", Set.of(OFTEN), Set.of(CAME_BACK, UNANSWERED));
    }

    @Override
    public Report run(Terms terms) throws Exception {
        try (OwnPlatform platform = OwnPlatform.start(name(), settings -> settings, terms)) {
            return play(platform.options(PATIENCE), terms, terms.broken() ? () -> breakAll(platform) : () -> {});
        }
    }

    private static void breakAll(OwnPlatform platform) throws IOException {
        for (String service : SERVICES) {
            NO_MARK.breakIn(platform.stack().pid(service));
        }
    }

    /** What is done when everybody is there and before anything is counted. */
    private interface Before {
        void now() throws IOException;
    }

    /** Plays it on a platform that is there. */
    public static Report play(DemoOptions options, Terms terms) throws Exception {
        return play(options, terms, () -> {});
    }

    private static Report play(DemoOptions options, Terms terms, Before before) throws Exception {
        try (CarelessNetwork network = new CarelessNetwork(options.platform().gateway(), new Patience(PATIENCE))) {
            Participants participants = new Participants(options, network);
            try (Partner partner = participants.partner("Drafted Partner")) {
                List<Actor> actors = new ArrayList<>();
                actors.add(new Drafting(participants.officer(), partner.id()));
                for (int i = 0; i < OF_EACH_KIND; i++) {
                    actors.add(new Choosing(participants.person("Chooser" + i)));
                    actors.add(new Measuring(participants.person("Measurer" + i), terms.rounds()));
                }
                before.now();
                Tally tally = new Tally();
                act(actors, tally, terms);
                terms.tell("counting effects");
                actors.forEach(actor -> actor.recount(tally));
                return report(tally, network, terms);
            }
        }
    }

    private static void act(List<Actor> actors, Tally tally, Terms terms)
            throws InterruptedException, ExecutionException {
        AtomicInteger begun = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Actor actor : actors) {
                all.add(threads.submit(() -> {
                    for (int number = begun.incrementAndGet();
                            number <= terms.rounds();
                            number = begun.incrementAndGet()) {
                        actor.act(tally);
                        if (number % TOLD_EVERY == 0) {
                            terms.tell(number + " of " + terms.rounds() + " keyed requests");
                        }
                    }
                }));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    private static Report report(Tally tally, CarelessNetwork network, Terms terms) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("keys whose effects were counted", Long.toString(tally.keyCount()));
        notes.put("answers lost, and the request sent again", Long.toString(network.lost()));
        notes.put("requests that arrived twice at once", Long.toString(network.doubled()));
        notes.put("calls that came to nothing", tally.refusals().toString());
        notes.putAll(tally.breaches());
        long unanswered =
                tally.refusals().values().stream().mapToLong(Long::longValue).sum();
        return new Report(
                terms.rounds(),
                List.of(
                        Figure.exactly(OFTEN, tally.of(Breach.DOUBLED).size(), 0, "keys"),
                        Figure.exactly(NEVER, tally.of(Breach.LOST).size(), 0, "keys"),
                        Figure.exactly(CAME_BACK, tally.of(Breach.CAME_BACK).size(), 0, "choices"),
                        Figure.exactly(UNANSWERED, (double) unanswered, 0, "requests")),
                notes);
    }
}
