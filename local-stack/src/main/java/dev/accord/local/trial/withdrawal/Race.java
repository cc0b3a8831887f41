package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Rounds in which everybody grants, waits until the partner has seen her through every gateway, withdraws and is
 * acknowledged. What left the gateways meanwhile is on the recording, not here.
 */
final class Race {
    private static final long NANOS_BETWEEN_LOOKS = 500_000;
    private static final long NANOS_TO_LINGER = 200_000_000;
    private static final long NANOS_UNTIL_SEEN = 180_000_000_000L;

    private final Crowd crowd;
    private final Pulling pulling;
    private final Column granting;
    private final List<Withdrawn> withdrawals = new ArrayList<>();

    /** @param granting where everybody grants */
    Race(Crowd crowd, Pulling pulling, Column granting) {
        this.crowd = crowd;
        this.pulling = pulling;
        this.granting = granting;
    }

    /**
     * One acknowledged withdrawal.
     *
     * @param subject the person's id at the partner
     * @param decisiveAt from when on what was asked for before may come out although it must not
     * @param receipt the id by which the acknowledgement is found on the recording
     * @param grantedAgainAt when she next allowed it, or the end of time
     */
    record Withdrawn(String subject, long decisiveAt, String receipt, long grantedAgainAt) {
        Withdrawn until(long grantedAgain) {
            return new Withdrawn(subject, decisiveAt, receipt, Math.min(grantedAgainAt, grantedAgain));
        }
    }

    void round(Staging staging) {
        long grantedAt = System.nanoTime();
        withdrawals.replaceAll(earlier -> earlier.until(grantedAt));
        List<String> subjects = crowd.each(person -> {
            Crowd.demand(granting.outside()
                    .ask(
                            person.session(),
                            person.choice(Research.PURPOSE, "granted").once()));
            return seenSince(person, grantedAt);
        });
        List<Acknowledged> acknowledged = staging.withdrawals(crowd, pulling);
        for (int i = 0; i < subjects.size(); i++) {
            Acknowledged one = acknowledged.get(i);
            String receipt =
                    Crowd.demand(one.answer()).json().path("receipt_id").asString();
            withdrawals.add(new Withdrawn(subjects.get(i), one.decisiveAt(), receipt, Long.MAX_VALUE));
        }
        pulling.awaitAnswered();
        linger();
    }

    /** Leaves time for what is late to come out, before somebody grants again and it would not be late any more. */
    private static void linger() {
        long until = System.nanoTime() + NANOS_TO_LINGER;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
    }

    /** What was acknowledged since this was last asked. */
    List<Withdrawn> withdrawals() {
        List<Withdrawn> all = List.copyOf(withdrawals);
        withdrawals.clear();
        return all;
    }

    private String seenSince(Person person, long grantedAt) {
        while (System.nanoTime() - grantedAt < NANOS_UNTIL_SEEN) {
            if (pulling.isSeenEverywhere(person, grantedAt)) {
                return pulling.subject(person);
            }
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
        throw new IllegalStateException(
                "the partner never saw " + person.name() + ", who had granted; it was refused " + pulling.refusals());
    }
}
