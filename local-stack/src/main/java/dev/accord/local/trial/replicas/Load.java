package dev.accord.local.trial.replicas;

import dev.accord.local.demo.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** People and partners who go on asking, each one request after the other, until told to stop. */
final class Load implements AutoCloseable {
    /** Long enough that two cores have time for an instance that starts. */
    private static final int PAUSE_MILLIS = 150;

    private static final long NANOS_BETWEEN_LOOKS = 50_000_000;
    private static final long NANOS_UNTIL_ANSWERED = TimeUnit.SECONDS.toNanos(60);

    private final List<Thread> askers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean going = true;

    /** A request that was not answered as it should have been. */
    record Failure(long atNanos, String what) {}

    @FunctionalInterface
    interface Asking {
        Answer ask() throws IOException;
    }

    /** One who asks this again and again. */
    void by(Asking asking) {
        askers.add(Thread.ofVirtual().start(() -> go(asking)));
    }

    private void go(Asking asking) {
        while (going) {
            try {
                Answer answer = asking.ask();
                if (answer.good()) {
                    answered.incrementAndGet();
                } else {
                    fail(answer.call() + ": " + answer.status() + " " + answer.problem());
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (IOException cut) {
                fail(cut.toString());
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private void fail(String what) {
        failures.add(new Failure(System.nanoTime(), what));
    }

    /** Returns when so many more have been answered well. */
    void awaitAnswered(long more) {
        long enough = answered.get() + more;
        long end = System.nanoTime() + NANOS_UNTIL_ANSWERED;
        while (answered.get() < enough) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nobody is answered any more: " + failures);
            }
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
    }

    /** What went wrong from this moment of {@link System#nanoTime()} on. */
    List<Failure> failuresSince(long nanos) {
        return failures.stream()
                .filter(failure -> failure.atNanos() - nanos > 0)
                .toList();
    }

    /** Lets everyone finish what they have asked. */
    @Override
    public void close() {
        going = false;
        for (Thread asker : askers) {
            try {
                asker.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
