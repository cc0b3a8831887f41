package dev.accord.notification.delivery;

import dev.accord.kit.store.Tag;
import java.time.Instant;

/** Where the e-mail of one delivery stands. */
public sealed interface MailState {

    /** How often it was tried and counts against the limit. */
    int attempts();

    /** To be sent, not before {@code notBefore}. */
    @Tag("due")
    record Due(int attempts, Instant notBefore) implements MailState {}

    /**
     * A worker is sending it. Once {@code until} has passed, any worker may take it over: the first one is taken to
     * have died, perhaps after the mail server had the message (at least once, see {@link Delivery#settled}).
     *
     * @param attempts this one included
     */
    @Tag("claimed")
    record Claimed(int attempts, ClaimId claim, Instant until) implements MailState {}

    /** The mail server took responsibility for it. */
    @Tag("accepted")
    record Accepted(int attempts, Instant at) implements MailState {}

    /** Attempts exhausted; it lies where an officer sees it and can send it anew. */
    @Tag("dead-letter")
    record DeadLetter(int attempts, Instant at, Setback last) implements MailState {}
}
