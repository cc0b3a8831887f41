package dev.accord.local.trial.crash;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast the crowd writes: hard before a part is killed and as it dies, seldom while it starts, or the crowd would take
 * from it the processor that it starts with.
 */
final class Pace {
    private static final long HARD_NANOS = 400_000_000;
    private static final long SELDOM_NANOS = 4_000_000_000L;
    private static final long LOOK_NANOS = 50_000_000;

    private volatile long longest = HARD_NANOS;

    void hard() {
        longest = HARD_NANOS;
    }

    void seldom() {
        longest = SELDOM_NANOS;
    }

    /** Waits for a time of chance before the next thing is done; a change of pace counts for who waits already. */
    void pause() {
        double share = ThreadLocalRandom.current().nextDouble();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < share * longest) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
