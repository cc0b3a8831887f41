package dev.accord.gateway.memory;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;

/** The attributes of a session, through {@link Serialised}; one that was taken out is empty. */
final class SessionValues implements RedisSerializer<Object> {

    @Override
    public byte[] serialize(@Nullable Object value) {
        return value == null ? new byte[0] : Serialised.write(value);
    }

    @Override
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
        return bytes == null || bytes.length == 0 ? null : Serialised.read(bytes);
    }
}
