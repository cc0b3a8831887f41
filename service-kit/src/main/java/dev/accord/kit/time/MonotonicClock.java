package dev.accord.kit.time;

import java.time.Duration;

/** A clock that only goes forward and means nothing to any other process; leases are counted on it (invariant 2). */
public interface MonotonicClock {

    /** Nanoseconds since an arbitrary moment of this process. */
    long nanos();

    /** Returns when at least the given time has passed on this clock. */
    void await(Duration duration) throws InterruptedException;

    static MonotonicClock system() {
        return new MonotonicClock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(Duration duration) throws InterruptedException {
                long end = nanos() + duration.toNanos();
                for (long left = duration.toNanos(); left > 0; left = end - nanos()) {
                    Thread.sleep(Duration.ofNanos(left));
                }
            }
        };
    }
}
