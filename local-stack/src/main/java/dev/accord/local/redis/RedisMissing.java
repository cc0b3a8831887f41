package dev.accord.local.redis;

import java.io.Serial;

/** There is no Redis to be had; the message says what to install or set. */
public final class RedisMissing extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    RedisMissing(String message) {
        super(message);
    }
}
