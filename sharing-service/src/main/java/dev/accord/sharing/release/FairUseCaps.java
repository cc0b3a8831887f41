package dev.accord.sharing.release;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.sharing.agreement.Agreement;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps each agreement within its fair use. Counted per instance: a cap on load, not a permission. */
@Component
class FairUseCaps {

    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    void page(Agreement agreement) {
        take("page|" + agreement.id().value(), agreement.terms().fairUse().pagesPerMinute());
    }

    void read(Agreement agreement) {
        take("read|" + agreement.id().value(), agreement.terms().fairUse().readsPerMinute());
    }

    private void take(String name, int perMinute) {
        var probe = bucket(name, perMinute).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Problem(
                            ProblemType.TOO_MANY_REQUESTS, "The agreement allows " + perMinute + " of these a minute.")
                    .retryAfter(
                            Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    private Bucket bucket(String name, int perMinute) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    name,
                    _ -> Bucket.builder()
                            .addLimit(Bandwidth.builder()
                                    .capacity(perMinute)
                                    .refillGreedy(perMinute, Duration.ofMinutes(1))
                                    .build())
                            .build());
        }
    }
}
