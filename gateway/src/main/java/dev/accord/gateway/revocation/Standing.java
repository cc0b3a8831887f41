package dev.accord.gateway.revocation;

/** How a token stands that is good otherwise. */
public enum Standing {
    GOOD,
    /** Its session or its person's sign-in is over. */
    ENDED,
    /** Its client is stopped. */
    STOPPED
}
