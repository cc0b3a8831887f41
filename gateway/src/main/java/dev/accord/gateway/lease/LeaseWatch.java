package dev.accord.gateway.lease;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
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

    /** Watches the hand-over that the calling thread is about to begin. */
    Guard guard(OutwardConnection connection, Duration remaining) {
        var guard = new Guard(connection, Thread.currentThread());
        guard.alarm = timer.schedule(guard::ring, remaining.toNanos(), TimeUnit.NANOSECONDS);
        return guard;
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** One hand-over under watch. */
    static final class Guard {

        private final OutwardConnection connection;
        private final Thread writer;
        private final AtomicBoolean settled = new AtomicBoolean();
        private final CountDownLatch rung = new CountDownLatch(1);
        private @Nullable Future<?> alarm;

        private Guard(OutwardConnection connection, Thread writer) {
            this.connection = connection;
            this.writer = writer;
        }

        private void ring() {
            if (settled.compareAndSet(false, true)) {
                connection.reset();
                // A writer that waits for room in the send buffer is not told that the channel was closed.
                writer.interrupt();
                rung.countDown();
            }
        }

        /** Ends the watch, by the writing thread; false when the connection had been reset already. */
        boolean settle() {
            if (settled.compareAndSet(false, true)) {
                if (alarm != null) {
                    alarm.cancel(false);
                }
                return true;
            }
            boolean seen = false;
            while (!seen) {
                try {
                    rung.await();
                    seen = true;
                } catch (InterruptedException ours) {
                    // The very interrupt this waits for; it must not reach whatever the thread does next.
                }
            }
            Thread.interrupted();
            return false;
        }
    }
}
