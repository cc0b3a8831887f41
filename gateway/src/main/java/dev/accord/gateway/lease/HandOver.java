package dev.accord.gateway.lease;

/** How handing over an answer ended. */
enum HandOver {
    /** All of it left in time. */
    LEFT,
    /** The lease had run out before the first byte: nothing was written. */
    EXPIRED,
    /** It was late or the reader too slow: the connection was reset. */
    CUT,
    /** The partner went away by itself. */
    ABANDONED
}
