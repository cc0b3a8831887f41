package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.withdrawal.Race.Withdrawn;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * What came of withdrawals.
 *
 * @param withdrawals acknowledged while partners were pulling
 * @param onItsWay those of them that something about the person was on its way at: bytes of it left before the
 *     acknowledgement, or a page that had been asked for before was refused or cut
 * @param stillLeft those of them that bytes left at
 * @param bytesAfter bytes about a person that left after her withdrawal was acknowledged
 * @param lost withdrawals after which at least one byte left
 * @param closest the least time from the last byte about a person to her acknowledgement; negative when one is lost
 * @param recorded bytes that left the gateways in all
 */
record Outcome(
        int withdrawals,
        int onItsWay,
        int stillLeft,
        long bytesAfter,
        long lost,
        Duration closest,
        long recorded,
        Meanwhile meanwhile) {
    static final Duration NONE_CLOSE = Duration.ofNanos(Long.MAX_VALUE);

    static Outcome nothing() {
        return new Outcome(0, 0, 0, 0, 0, NONE_CLOSE, 0, Meanwhile.nothing());
    }

    /**
     * Judges acknowledged withdrawals by what another process saw leave.
     *
     * @param withheld whether a page that was under way at a moment was refused or cut
     */
    static Outcome judged(
            List<Withdrawn> withdrawals, Recording recording, LongPredicate withheld, Meanwhile meanwhile) {
        if (recording.encodedAnswers() > 0) {
            throw new IllegalStateException("an answer left compressed, in which nobody can be recognised");
        }
        int onItsWay = 0;
        int stillLeft = 0;
        long bytes = 0;
        long lost = 0;
        long closest = Long.MAX_VALUE;
        for (Withdrawn withdrawn : withdrawals) {
            long acknowledged = recording
                    .firstSeen(withdrawn.receipt())
                    .orElseThrow(() -> new IllegalStateException("an acknowledgement is not on record"));
            long after = recording.bytesAbout(withdrawn.subject(), acknowledged, withdrawn.grantedAgainAt());
            bytes += after;
            lost += after > 0 ? 1 : 0;
            OptionalLong last = recording.lastSeen(withdrawn.subject(), withdrawn.grantedAgainAt());
            closest = Math.min(closest, last.isPresent() ? acknowledged - last.getAsLong() : Long.MAX_VALUE);
            boolean left = last.isPresent() && last.getAsLong() > withdrawn.decisiveAt();
            stillLeft += left ? 1 : 0;
            onItsWay += left || withheld.test(withdrawn.decisiveAt()) ? 1 : 0;
        }
        return new Outcome(
                withdrawals.size(),
                onItsWay,
                stillLeft,
                bytes,
                lost,
                Duration.ofNanos(closest),
                recording.bytes(),
                meanwhile);
    }

    Outcome and(Outcome other) {
        return new Outcome(
                withdrawals + other.withdrawals,
                onItsWay + other.onItsWay,
                stillLeft + other.stillLeft,
                bytesAfter + other.bytesAfter,
                lost + other.lost,
                closest.compareTo(other.closest) < 0 ? closest : other.closest,
                recorded + other.recorded,
                meanwhile.and(other.meanwhile));
    }

    String told() {
        return ("%d bytes after %d withdrawals, %d of them with data on its way (of %d it left); "
                        + "closest last byte %s before; %s; %d MB recorded")
                .formatted(
                        bytesAfter,
                        withdrawals,
                        onItsWay,
                        stillLeft,
                        closest.equals(NONE_CLOSE) ? "none" : closest.toMillis() + " ms",
                        meanwhile.told(),
                        recorded / 1_000_000);
    }
}
