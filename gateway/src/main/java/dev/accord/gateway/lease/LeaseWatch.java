package dev.accord.gateway.lease;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Resets a connection whose hand-over is stuck, from a platform thread of its own: the writing thread may be waiting in
 * a write or for a processor. Holds at most one entry per answer being handed over, each for at most a lease plus D.
 */
@Component
class LeaseWatch {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("lease-watch").factory());

    LeaseWatch() {
        timer.setRemoveOnCancelPolicy(true);
    }

    Guard guard(OutwardConnection connection, Duration remaining) {
        var settled = new AtomicBoolean();
        Future<?> alarm = timer.schedule(
                () -> {
                    if (settled.compareAndSet(false, true)) {
                        connection.reset();
                    }
                },
                remaining.toNanos(),
                TimeUnit.NANOSECONDS);
        return () -> {
            alarm.cancel(false);
            return settled.compareAndSet(false, true);
        };
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** One hand-over under watch. */
    @FunctionalInterface
    interface Guard {

        /** Ends the watch; false when it had already reset the connection. */
        boolean settle();
    }
}
