package dev.accord.kit.time;

import java.util.UUID;

/** Fresh ids; injected so that tests can choose them (invariant 10). */
@FunctionalInterface
public interface IdSource {

    /** An id never handed out before, unguessable in production. */
    UUID next();
}
