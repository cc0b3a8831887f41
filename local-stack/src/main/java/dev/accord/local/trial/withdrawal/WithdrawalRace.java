package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Partners pull pages as fast as they can while people withdraw. Each round is one person's: she grants, waits until the
 * partner has seen her, withdraws, and is acknowledged. What left the gateway is on the recording, not here.
 */
final class WithdrawalRace {
    private static final String PURPOSE = "usage-research";
    private static final long NANOS_BETWEEN_LOOKS = 200_000;
    private static final long NANOS_OF_A_PAGE = 150_000_000;
    private static final long NANOS_UNTIL_SEEN = 20_000_000_000L;

    private final Freezing freezing;
    private final Partner partner;
    private final String agreement;
    private final List<String> fields;
    private final AtomicBoolean over = new AtomicBoolean();
    private final LongAdder pages = new LongAdder();
    private final Map<String, Long> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> emails = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    WithdrawalRace(Partner partner, String agreement, List<String> fields, Freezing freezing) {
        this.freezing = freezing;
        this.partner = partner;
        this.agreement = agreement;
        this.fields = fields;
    }

    /**
     * One acknowledged withdrawal.
     *
     * @param subject the person's id at the partner
     * @param receipt the id by which the acknowledgement is found on the recording
     * @param grantedAgainAt when the person next allowed it, or the end of time
     */
    record Withdrawn(String subject, String receipt, long grantedAgainAt) {}

    /** What the race did, to be judged against the recording. */
    record Run(List<Withdrawn> withdrawals, long pages, Map<String, Long> refusals) {}

    Run run(List<Person> people, int rounds, int pullers) throws InterruptedException, ExecutionException {
        List<Withdrawn> withdrawals = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> pulling = new ArrayList<>();
            for (int i = 0; i < pullers; i++) {
                pulling.add(threads.submit(this::pull));
            }
            List<Callable<List<Withdrawn>>> races = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                Person person = people.get(i);
                int share = rounds / people.size() + (i < rounds % people.size() ? 1 : 0);
                races.add(() -> race(person, share));
            }
            try {
                for (Future<List<Withdrawn>> race : threads.invokeAll(races)) {
                    withdrawals.addAll(race.get());
                }
            } finally {
                over.set(true);
            }
            for (Future<?> puller : pulling) {
                puller.get();
            }
        }
        return new Run(withdrawals, pages.sum(), Map.copyOf(refusals));
    }

    private List<Withdrawn> race(Person person, int rounds) {
        List<Withdrawn> withdrawals = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long grantedAt = System.nanoTime();
            if (!withdrawals.isEmpty()) {
                Withdrawn last = withdrawals.removeLast();
                withdrawals.add(new Withdrawn(last.subject(), last.receipt(), grantedAt));
            }
            demand(person.grants(PURPOSE));
            String subject = seenSince(person, grantedAt);
            // At any moment of a page's life, not always at the beginning of the one after that she was seen on.
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(NANOS_OF_A_PAGE));
            freezing.moment();
            JsonNode acknowledged = demand(person.withdraws(PURPOSE));
            withdrawals.add(
                    new Withdrawn(subject, acknowledged.path("receipt_id").asString(), Long.MAX_VALUE));
        }
        return withdrawals;
    }

    private String seenSince(Person person, long grantedAt) {
        while (System.nanoTime() - grantedAt < NANOS_UNTIL_SEEN) {
            if (seen.getOrDefault(person.email(), Long.MIN_VALUE) > grantedAt) {
                return emails.entrySet().stream()
                        .filter(known -> known.getValue().equals(person.email()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
            }
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
        throw new IllegalStateException("the partner never saw " + person.name() + ", who had granted");
    }

    private void pull() {
        String cursor = "";
        while (!over.get()) {
            Answer page = partner.pulls(agreement, PURPOSE, fields, cursor.isEmpty() ? null : cursor, 500);
            if (!page.good()) {
                refusals.merge(page.status() + " " + page.problem(), 1L, Long::sum);
                cursor = "";
                continue;
            }
            pages.increment();
            long now = System.nanoTime();
            JsonNode json = page.json();
            json.path("items").valueStream().forEach(item -> note(item, now));
            cursor = json.path("next_cursor").asString("");
        }
    }

    /** Only an id not met before is opened, so that the partner stays fast. */
    private void note(JsonNode item, long now) {
        String subject = item.path("subject").asString();
        String email = emails.computeIfAbsent(
                subject, unknown -> partner.opened(item).path("contact.email").asString(""));
        seen.put(email, now);
    }

    private static JsonNode demand(Answer answer) {
        if (!answer.good()) {
            throw new IllegalStateException(
                    "a person's choice was not taken: " + answer.status() + " " + answer.problem());
        }
        return answer.json();
    }
}
