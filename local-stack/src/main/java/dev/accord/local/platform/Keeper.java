package dev.accord.local.platform;

import dev.accord.local.process.HeldProcess;
import dev.accord.local.process.LastLines;
import dev.accord.local.process.ReadableLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps one part running: starts it, waits until it is ready, and starts it again when it dies unasked. */
final class Keeper {
    private static final int MOST_RESTARTS_IN_A_ROW = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration STEADY_AFTER = Duration.ofMinutes(1);
    private static final Duration LETS_GO_WITHIN = Duration.ofSeconds(5);
    private static final int LOG_LINES = 25;

    private final Part part;
    private final boolean restartsCrashed;
    private final Runnable changed;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable HeldProcess process;
    private volatile PartState state = PartState.WAITING;
    private volatile boolean wanted;
    private volatile boolean ended;
    private final AtomicInteger restarts = new AtomicInteger();
    private final CompletableFuture<Void> firstUp = new CompletableFuture<>();
    private int restartsInARow;
    private long upSinceNanos;

    Keeper(Part part, boolean restartsCrashed, Runnable changed) {
        this.part = part;
        this.restartsCrashed = restartsCrashed;
        this.changed = changed;
    }

    Part part() {
        return part;
    }

    /** Completes when the part is up for the first time, and that has been told. */
    CompletableFuture<Void> firstUp() {
        return firstUp;
    }

    /** Lets those start that need this part. */
    void isTold() {
        firstUp.complete(null);
    }

    PartView view() {
        @Nullable HeldProcess running = process;
        boolean alive = running != null && running.isAlive();
        long pid = running == null || !alive ? 0 : running.pid();
        // The news of its end may still be on its way.
        PartState seen = state == PartState.UP && !alive ? PartState.CRASHED : state;
        return new PartView(
                part.name(),
                seen,
                pid,
                part.address(),
                restarts.get(),
                part.log().toString());
    }

    /** Starts the part unless it runs, and returns when it is ready. */
    void start() {
        turn.lock();
        try {
            if (ended) {
                throw new PartFailed("The platform is ending");
            }
            if (view().state() != PartState.UP) {
                wanted = true;
                bringUp();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Ends the part in good order; it stays down until it is started. */
    void stop() {
        askToStop();
        turn.lock();
        try {
            @Nullable HeldProcess running = process;
            if (running != null) {
                running.close();
            }
            become(PartState.STOPPED);
        } finally {
            turn.unlock();
        }
    }

    /** Ends the part for good, and gives up waiting when a start will not let go. */
    void end() {
        ended = true;
        askToStop();
        firstUp.cancel(false);
        try {
            if (turn.tryLock(LETS_GO_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                try {
                    stop();
                } finally {
                    turn.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Like {@link #stop()}, without waiting for the end. */
    void askToStop() {
        wanted = false;
        @Nullable HeldProcess running = process;
        if (running != null) {
            running.askToEnd();
        }
    }

    /** Ends the part as a crash would. */
    void kill() {
        @Nullable HeldProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    private void bringUp() {
        become(PartState.STARTING);
        try {
            HeldProcess started = launchToStay();
            upSinceNanos = System.nanoTime();
            become(PartState.UP);
            var _ = started.onExit().thenAcceptAsync(status -> ended(started), Thread::startVirtualThread);
        } catch (RuntimeException e) {
            askToStop();
            become(PartState.FAILED);
            throw e instanceof PartFailed ? e : new PartFailed(part.name() + " did not start: " + e.getMessage(), e);
        }
    }

    private HeldProcess launchToStay() {
        HeldProcess started = launch();
        if (firstUp.isDone() || !part.isRehearsal().test(started.pid())) {
            return started;
        }
        started.kill();
        return launch();
    }

    private HeldProcess launch() {
        HeldProcess started = part.launch().get();
        process = started;
        awaitReady(started);
        return started;
    }

    private void awaitReady(HeldProcess started) {
        long deadline = System.nanoTime() + part.within().toNanos();
        while (!part.ready().getAsBoolean()) {
            if (!started.isAlive()) {
                throw new PartFailed(
                        part.name() + " ended with status " + started.onExit().join() + " before it was ready" + log());
            }
            if (!wanted) {
                throw new PartFailed(part.name() + " was stopped before it was ready");
            }
            if (System.nanoTime() > deadline) {
                throw new PartFailed(
                        part.name() + " is not ready after " + part.within().toSeconds() + " s" + log());
            }
            pause(Duration.ofMillis(100));
        }
    }

    private void ended(HeldProcess which) {
        turn.lock();
        try {
            if (!wanted || process != which) {
                return;
            }
            become(PartState.CRASHED);
            if (System.nanoTime() - upSinceNanos > STEADY_AFTER.toNanos()) {
                restartsInARow = 0;
            }
            if (restartsCrashed && restartsInARow < MOST_RESTARTS_IN_A_ROW) {
                pause(FIRST_PAUSE.multipliedBy(1L << restartsInARow));
                restartsInARow++;
                restarts.incrementAndGet();
                bringUp();
            } else if (restartsCrashed) {
                become(PartState.FAILED);
            }
        } catch (PartFailed e) {
            // The state and the log tell it; there is no caller to tell.
            become(PartState.FAILED);
        } finally {
            turn.unlock();
        }
    }

    private void become(PartState next) {
        state = next;
        changed.run();
    }

    private String log() {
        return ". Its log, " + part.log() + ", ends:\n" + ReadableLog.of(LastLines.of(part.log(), LOG_LINES));
    }

    private static void pause(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Interrupted while a part was starting", e);
        }
    }
}
