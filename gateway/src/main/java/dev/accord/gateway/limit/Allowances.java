package dev.accord.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** What each caller of one kind has left. */
final class Allowances {

    private final String name;
    private final Bandwidth full;
    private final Duration window;
    private final Counting counting;

    Allowances(String name, int capacity, Limits limits, Counting counting) {
        this.name = name;
        this.window = limits.window();
        this.full = Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(capacity, window)
                .build();
        this.counting = counting;
    }

    Allowance take(String caller) {
        return new Allowance(name, full.getCapacity(), window, counting.take(name, caller, full));
    }

    /** What is left, in the words of the RateLimit header fields (draft-ietf-httpapi-ratelimit-headers). */
    record Allowance(String name, long capacity, Duration window, ConsumptionProbe probe) {

        boolean isGranted() {
            return probe.isConsumed();
        }

        Duration pause() {
            return Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999);
        }

        String policy() {
            return "\"%s\";q=%d;w=%d".formatted(name, capacity, window.toSeconds());
        }

        String state() {
            long seconds = (probe.getNanosToWaitForReset() + 999_999_999L) / 1_000_000_000L;
            return "\"%s\";r=%d;t=%d".formatted(name, probe.getRemainingTokens(), seconds);
        }
    }
}
