package dev.accord.gateway.memory;

import dev.accord.kit.memory.SharedMemory;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;

/** Keeps a session's id out of its key: whoever may list the keys could otherwise take a session over. */
record HiddenKeys(SharedMemory memory) implements RedisSerializer<String> {

    @Override
    public byte[] serialize(@Nullable String key) {
        return memory.key("session", Objects.requireNonNull(key)).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String deserialize(byte @Nullable [] bytes) {
        throw new UnsupportedOperationException("An id cannot be read out of its key");
    }
}
