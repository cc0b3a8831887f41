package dev.accord.local.trial.faults;

import java.util.Locale;

/** What can be wrong with the answers that come over an edge. */
public enum Fault {
    /** Each piece of an answer comes {@link FaultProxy#LATE} after its time. */
    LATE,
    /** Answers are swallowed; the connection stays open. */
    NEVER,
    /** No answer; the connection is reset instead. */
    RESET,
    /** No answer; after a while the connection is closed in good order. */
    SLOW_CLOSE,
    /** A few bytes a second. */
    THROTTLED,
    /** Half of it, then the connection is closed. */
    CUT,
    /** As long as it was, with a whole HTTP head, and a body that means nothing. */
    GARBAGE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
