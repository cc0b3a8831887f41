package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.withdrawal.Race.Withdrawn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What came of withdrawals.
 *
 * @param withdrawals acknowledged while partners were pulling
 * @param bytesAfter bytes about a person that left after her withdrawal was acknowledged
 * @param lost withdrawals after which at least one byte left
 * @param closest the least time from the last byte about a person to her acknowledgement; negative when one is lost
 * @param pages pages the partner was given meanwhile
 * @param refusals what it was refused meanwhile, by kind
 * @param recorded bytes that left the gateways in all
 */
record Outcome(
        int withdrawals,
        long bytesAfter,
        long lost,
        Duration closest,
        long pages,
        Map<String, Long> refusals,
        long recorded) {
    static final Duration NONE_CLOSE = Duration.ofNanos(Long.MAX_VALUE);

    static Outcome nothing() {
        return new Outcome(0, 0, 0, NONE_CLOSE, 0, Map.of(), 0);
    }

    /** Judges acknowledged withdrawals by what another process saw leave. */
    static Outcome judged(List<Withdrawn> withdrawals, Recording recording) {
        if (recording.encodedAnswers() > 0) {
            throw new IllegalStateException("an answer left compressed, in which nobody can be recognised");
        }
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
        }
        return new Outcome(withdrawals.size(), bytes, lost, Duration.ofNanos(closest), 0, Map.of(), recording.bytes());
    }

    Outcome meanwhile(long pulled, Map<String, Long> refused) {
        return new Outcome(withdrawals, bytesAfter, lost, closest, pulled, new TreeMap<>(refused), recorded);
    }

    Outcome and(Outcome other) {
        Map<String, Long> both = new TreeMap<>(refusals);
        other.refusals.forEach((kind, times) -> both.merge(kind, times, Long::sum));
        return new Outcome(
                withdrawals + other.withdrawals,
                bytesAfter + other.bytesAfter,
                lost + other.lost,
                closest.compareTo(other.closest) < 0 ? closest : other.closest,
                pages + other.pages,
                both,
                recorded + other.recorded);
    }

    String told() {
        return "%d bytes after %d withdrawals; closest last byte %s before; %d pages, refused %s, %d MB recorded"
                .formatted(
                        bytesAfter,
                        withdrawals,
                        closest.equals(NONE_CLOSE) ? "none" : closest.toMillis() + " ms",
                        pages,
                        refusals,
                        recorded / 1_000_000);
    }
}
