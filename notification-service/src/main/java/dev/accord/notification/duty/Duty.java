package dev.accord.notification.duty;

import java.time.Duration;

/** Something to be done again and again. Every instance does it, so what it does must be safe beside another's. */
public interface Duty {

    /** Does one piece of bounded length; true when there may be another piece at once. */
    boolean doOne() throws InterruptedException;

    /** How long to rest when there was nothing to do. */
    Duration pace();

    /** How many pieces may be under way at once in this instance. */
    default int lanes() {
        return 1;
    }
}
