package dev.accord.local.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** How long an outsider waits for what a platform does in its own time (a mail, a webhook) or asks to be asked again. */
public record Patience(Duration limit) {
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** The first thing the question yields before the limit, asking a few times a second; or nothing. */
    public <T> Optional<T> await(Supplier<Optional<T>> question) {
        long begun = System.nanoTime();
        Optional<T> found = question.get();
        while (found.isEmpty() && !isOver(begun)) {
            pause(PAUSE);
            found = question.get();
        }
        return found;
    }

    boolean isOver(long begun) {
        return System.nanoTime() - begun > limit.toNanos();
    }

    void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Shortfall("time to wait", stopped);
        }
    }
}
