package dev.accord.system;

import dev.accord.local.demo.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** People and partners who go on asking, each one request after the other, until told to stop. */
final class Load implements AutoCloseable {
    private static final int PAUSE_MILLIS = 20;

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

    long answered() {
        return answered.get();
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

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
