package dev.accord.gateway.limit;

import dev.accord.kit.memory.MemoryUnreachable;
import dev.accord.kit.memory.SharedMemory;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * One count over all gateways. While it cannot be kept each gateway counts for itself: what a caller may ask is then
 * as many times as much as there are gateways, never without limit, and what needs no shared memory still answers.
 */
@Component
@Profile("redis")
final class CountingTogether implements Counting {

    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

    private final SharedMemory memory;
    private final Counting here;
    private volatile @Nullable ProxyManager<String> buckets;

    CountingTogether(SharedMemory memory, Limits limits) {
        this.memory = memory;
        this.here = new CountingHere(limits);
    }

    @Override
    public ConsumptionProbe take(String allowance, String caller, Bandwidth full) {
        try {
            return memory.ask(redis -> buckets(redis)
                    .builder()
                    .build(
                            memory.key("allowance-" + allowance, caller),
                            () -> BucketConfiguration.builder().addLimit(full).build())
                    .tryConsumeAndReturnRemaining(1));
        } catch (MemoryUnreachable alone) {
            return here.take(allowance, caller, full);
        }
    }

    /** All askers share one connection, so that there is one of these. */
    private ProxyManager<String> buckets(StatefulRedisConnection<String, byte[]> redis) {
        var known = buckets;
        if (known == null) {
            known = Bucket4jLettuce.casBasedBuilder(redis)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                    .requestTimeout(memory.timeOut())
                    .build();
            buckets = known;
        }
        return known;
    }
}
