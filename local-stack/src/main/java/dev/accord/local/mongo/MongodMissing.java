package dev.accord.local.mongo;

import java.io.Serial;

/** There is no mongod to be had; the message says what to install or set. */
public final class MongodMissing extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MongodMissing(String message) {
        super(message);
    }
}
