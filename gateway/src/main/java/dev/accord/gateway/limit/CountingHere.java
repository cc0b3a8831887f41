package dev.accord.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** In this process: bounded, and forgotten when full again anyway. */
@Component
@Profile("!redis")
final class CountingHere implements Counting {

    private final Cache<String, Bucket> buckets;

    CountingHere(Limits limits) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(limits.callers())
                .expireAfterAccess(limits.window().multipliedBy(2))
                .build();
    }

    @Override
    public ConsumptionProbe take(String allowance, String caller, Bandwidth full) {
        return buckets.get(
                        allowance + '\n' + caller,
                        any -> Bucket.builder().addLimit(full).build())
                .tryConsumeAndReturnRemaining(1);
    }
}
