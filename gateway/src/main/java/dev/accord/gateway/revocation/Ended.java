package dev.accord.gateway.revocation;

import java.time.Instant;

/** Something whose tokens are over before they expire. */
public sealed interface Ended {

    /** A session at the identity provider: all tokens that carry its {@code sid}, whoever holds them. */
    record Session(String sid) implements Ended {}

    /** All that a person was signed in to until then; signing in again is another matter. */
    record Person(String subject, Instant until) implements Ended {}

    /**
     * A client that was stopped, with all its tokens past and future, or let in again.
     *
     * @param seq counts the changes of the client; an older word never undoes a newer one
     */
    record Client(String id, long seq, boolean isStopped) implements Ended {}
}
