package dev.accord.kit.instance;

import dev.accord.kit.time.MonotonicClock;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * The first thing that happens when this process is told to end: nothing, for a while. Its readiness says by now that it
 * is leaving, and whoever balances over several instances needs a moment to see that. Until then it answers as before;
 * only afterwards the server takes nothing new and finishes what it has.
 */
class Leaving implements SmartLifecycle {

    private final Duration notice;
    private final MonotonicClock clock;
    private volatile boolean running;

    Leaving(Duration notice, MonotonicClock clock) {
        this.notice = notice;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("It is stopped with a callback");
    }

    /** On a thread of its own, for others that stop in this phase need not wait for it. */
    @Override
    public void stop(Runnable done) {
        Thread.ofVirtual().name("leaving").start(() -> {
            try {
                clock.await(notice);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            } finally {
                running = false;
                done.run();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Phases end from the highest to the lowest; the server's graceful end stands below this one. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
