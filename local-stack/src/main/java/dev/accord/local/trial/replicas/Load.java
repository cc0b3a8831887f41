package dev.accord.local.trial.replicas;

import dev.accord.local.demo.Answer;
import dev.accord.local.trial.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** People and partners who go on asking, each one request after the other, until told to stop. */
final class Load implements AutoCloseable {
    /** Long enough that two cores have time for an instance that starts. */
    private static final int PAUSE_MILLIS = 150;

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    private final List<Thread> askers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean going = true;

    /** A request that was not answered as it should have been. */
    record Failure(long atNanos, String what) {}

    @FunctionalInterface
    interface Question {
        Answer ask() throws IOException;
    }

    /** One who asks this again and again. */
    void by(Question question) {
        askers.add(Thread.ofVirtual().start(() -> go(question)));
    }

    private void go(Question question) {
        while (going) {
            try {
                Answer answer = question.ask();
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
        if (!Waiting.within(ANSWERED_WITHIN, LOOK_EVERY, () -> answered.get() >= enough)) {
            throw new IllegalStateException("nobody is answered any more: " + failures);
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
