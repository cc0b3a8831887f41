package dev.accord.gateway.lease;

import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;

/** A monotonic clock that a test moves. */
final class PausedClock implements MonotonicClock {

    private long now = Long.MAX_VALUE - 50_000_000;

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void await(Duration duration) {
        pass(duration);
    }
}
