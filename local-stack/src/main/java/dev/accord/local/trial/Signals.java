package dev.accord.local.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Freezes processes of this machine, as a collector or a hypervisor would, and lets them go on; all of them at the end. */
public final class Signals implements AutoCloseable {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofNanos(500_000);

    private final Process shell;
    private final Writer orders;
    private final Set<Long> frozen = new HashSet<>();

    public Signals() throws IOException {
        // A shell that waits for orders sends a signal at once; a process for each signal takes longer than a moment.
        this.shell = new ProcessBuilder("sh", "-c", "while read -r signal pid; do kill $signal $pid; done").start();
        this.orders = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** The process keeps its connections and answers nothing; false when it is frozen already. */
    public synchronized boolean freeze(long process) {
        boolean running = frozen.add(process);
        if (running) {
            order("-STOP", process);
        }
        return running;
    }

    public synchronized void thaw(long process) {
        if (frozen.remove(process)) {
            order("-CONT", process);
        }
    }

    /** Returns when the kernel says that it is stopped: a signal takes its time on a busy machine. */
    public void awaitStandstill(long process) {
        if (!Waiting.within(STOPS_WITHIN, LOOK_EVERY, () -> isStopped(process))) {
            throw new IllegalStateException("a process that was frozen goes on");
        }
    }

    private static boolean isStopped(long process) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            return state.charAt(state.lastIndexOf(')') + 2) == 'T';
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void order(String signal, long process) {
        try {
            orders.write(signal + " " + process + "\n");
            orders.flush();
        } catch (IOException noSignals) {
            throw new UncheckedIOException(noSignals);
        }
    }

    @Override
    public void close() throws IOException {
        Set.copyOf(frozen).forEach(this::thaw);
        orders.close();
        try {
            shell.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
