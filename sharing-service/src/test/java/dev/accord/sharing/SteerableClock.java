package dev.accord.sharing;

import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The monotonic clock, which a test can make jump; waits are noted, and pass at once. */
final class SteerableClock implements MonotonicClock {

    private final AtomicLong jumped = new AtomicLong();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public long nanos() {
        return System.nanoTime() + jumped.get();
    }

    @Override
    public void await(Duration duration) {
        waits.add(duration);
    }

    void jumps(Duration duration) {
        jumped.addAndGet(duration.toNanos());
    }

    List<Duration> waits() {
        return waits;
    }

    void forgetsWaits() {
        waits.clear();
    }
}
