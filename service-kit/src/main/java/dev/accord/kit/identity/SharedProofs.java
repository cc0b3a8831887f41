package dev.accord.kit.identity;

import dev.accord.kit.memory.MemoryUnreachable;
import dev.accord.kit.memory.SharedMemory;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.support.NoOpCache;
import org.springframework.cache.support.SimpleValueWrapper;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.DPoPProofReplayValidator.CacheValue;

/**
 * Proofs used at any instance of a service. A Redis that was restarted is empty and cannot say whether a proof from
 * before was used: it notes when it began, and such a proof is not vouched for. How many proofs one key may show is
 * bounded by the rate limit of its owner; a Redis that is full refuses, so that no proof is ever forgotten early.
 */
final class SharedProofs extends NoOpCache {

    /** Longer than a proof is accepted, from the earliest to the latest of our clocks. */
    private static final Duration KEPT = Duration.ofSeconds(90);

    private static final Duration BEGINNING_KEPT = Duration.ofDays(7);

    private static final String BEGIN = """
            local began = redis.call('GET', KEYS[1])
            if not began then
              began = redis.call('TIME')[1]
              redis.call('SET', KEYS[1], began)
            end
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            """;
    private static final String USE = BEGIN + """
            if tonumber(ARGV[2]) <= tonumber(began) then return 2 end
            if redis.call('SET', KEYS[2], '', 'NX', 'PX', ARGV[3]) then return 0 end
            return 1
            """;
    private static final long FIRST_USE = 0;
    private static final long USED = 1;

    private final SharedMemory memory;
    private final String beginning;

    SharedProofs(SharedMemory memory) {
        super("used proofs");
        this.memory = memory;
        this.beginning = memory.key("proofs-began", "");
        begin();
    }

    @Override
    public Cache.@Nullable ValueWrapper putIfAbsent(Object id, @Nullable Object value) {
        var proof = (CacheValue) Objects.requireNonNull(value);
        long use = use(memory.key("proof", proof.getJwkThumbprint() + '\n' + id), proof);
        if (use == FIRST_USE) {
            return null;
        }
        if (use == USED) {
            return new SimpleValueWrapper(proof);
        }
        throw new AuthenticationServiceException("The memory of used proofs is younger than the proof");
    }

    private long use(String key, CacheValue proof) {
        byte[][] given = {
            bytes(BEGINNING_KEPT.toSeconds()), bytes(proof.getIssuedAt().getEpochSecond()), bytes(KEPT.toMillis())
        };
        try {
            return memory.ask(redis ->
                    redis.sync().<Long>eval(USE, ScriptOutputType.INTEGER, new String[] {beginning, key}, given));
        } catch (MemoryUnreachable unreachable) {
            throw new AuthenticationServiceException("The memory of used proofs cannot be asked", unreachable);
        }
    }

    /** At the start rather than with the first proof, which is older than its own first use. */
    private void begin() {
        byte[][] given = {bytes(BEGINNING_KEPT.toSeconds())};
        try {
            memory.ask(redis -> redis.sync()
                    .<Long>eval(BEGIN + "return 0", ScriptOutputType.INTEGER, new String[] {beginning}, given));
        } catch (MemoryUnreachable later) {
            // Then the first proof begins it, and is refused if it is older.
        }
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
