package dev.accord.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** What each caller of one kind has left; bounded, and forgotten when full again anyway. */
final class Allowances {

    private final String name;
    private final int capacity;
    private final Duration window;
    private final Cache<String, Bucket> buckets;

    Allowances(String name, int capacity, Limits limits) {
        this.name = name;
        this.capacity = capacity;
        this.window = limits.window();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(limits.callers())
                .expireAfterAccess(window.multipliedBy(2))
                .build();
    }

    Allowance take(String caller) {
        return new Allowance(
                name, capacity, window, buckets.get(caller, any -> full()).tryConsumeAndReturnRemaining(1));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, window))
                .build();
    }

    /** What is left, in the words of the RateLimit header fields (draft-ietf-httpapi-ratelimit-headers). */
    record Allowance(String name, int capacity, Duration window, ConsumptionProbe probe) {

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
