package dev.accord.local.trial.withdrawal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Freezes one process of this machine for a moment, as a collector or a hypervisor would: an answer that was allowed
 * stands still while a withdrawal goes by. Most moments are short enough for the answer to leave all the same; some are
 * longer than every lease.
 */
final class Freezing implements AutoCloseable {
    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMillis(20),
            Duration.ofMillis(35),
            Duration.ofMillis(50),
            Duration.ofMillis(25),
            Duration.ofMillis(40),
            Duration.ofMillis(30),
            Duration.ofMillis(45),
            Duration.ofMillis(400));

    private final Optional<Long> process;
    private final Process shell;
    private final Writer orders;
    private int moments;
    private boolean frozen;

    /** @param process whose moments these are; without one nothing is frozen */
    Freezing(Optional<Long> process) throws IOException {
        this.process = process;
        // A shell that waits for orders sends a signal at once; a process for each signal takes longer than the moment.
        this.shell = new ProcessBuilder("sh", "-c", "while read -r signal pid; do kill $signal $pid; done").start();
        this.orders = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Begins a moment, unless one is on already. */
    synchronized void moment() {
        if (process.isEmpty() || frozen) {
            return;
        }
        order("-STOP");
        frozen = true;
        Duration length = LENGTHS.get(moments++ % LENGTHS.size());
        CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::end);
    }

    private synchronized void end() {
        if (frozen) {
            order("-CONT");
            frozen = false;
        }
    }

    private void order(String signal) {
        try {
            orders.write(signal + " " + process.orElseThrow() + "\n");
            orders.flush();
        } catch (IOException noSignals) {
            throw new UncheckedIOException(noSignals);
        }
    }

    @Override
    public void close() throws IOException {
        end();
        orders.close();
        try {
            shell.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
