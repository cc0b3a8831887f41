package dev.accord.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that ends when we do, however we end.
 *
 * <p>It runs under a small shell that waits on its standard input, whose other end only this JVM holds. When we close
 * it, or are killed with SIGKILL and the kernel closes it, the shell asks the process to end (SIGTERM) and after
 * {@link #GRACE} insists (SIGKILL). Output goes to a file, so that a full pipe can never block the process.
 */
public final class HeldProcess implements AutoCloseable {
    /** How long a process may take to end after it was asked to. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private static final long LONGEST_LOG_BYTES = 10L * 1024 * 1024;
    private static final int LAST_LINES = 25;
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(10);

    // The watcher reads with a builtin, so that it is one process; background jobs of a non-interactive shell read
    // from /dev/null, hence descriptor 3. SIGINT is ignored here and below: Ctrl-C reaches the whole terminal group,
    // and it is the supervisor that ends its parts, in order.
    private static final String HOLD = """
            pidfile=$1; tenths=$2; shift 2
            trap '' INT HUP
            exec 3<&0 </dev/null
            "$@" 3<&- &
            child=$!
            (
              trap '' TERM
              while read -r _ <&3; do :; done
              kill -TERM "$child" 2>/dev/null
              while [ "$tenths" -gt 0 ] && kill -0 "$child" 2>/dev/null; do sleep 0.1; tenths=$((tenths - 1)); done
              kill -KILL "$child" 2>/dev/null
            ) &
            watcher=$!
            exec 3<&-
            trap 'kill -TERM "$child" 2>/dev/null' TERM
            echo "$child" >"$pidfile.new" && mv "$pidfile.new" "$pidfile"
            wait "$child"; status=$?
            while kill -0 "$child" 2>/dev/null; do wait "$child"; status=$?; done
            kill -KILL "$watcher" 2>/dev/null
            exit "$status"
            """;

    private final Process shell;
    private final long pid;

    private HeldProcess(Process shell, long pid) {
        this.shell = shell;
        this.pid = pid;
    }

    /**
     * Starts {@code command} and returns once its process id is known.
     *
     * @param environment added to our own environment
     * @param log file that its output is appended to; one of more than 10 MiB is set aside first, and the one set aside
     *     before is forgotten
     * @param pidFile file that holds its process id while it runs
     */
    public static HeldProcess start(List<String> command, Map<String, String> environment, Path log, Path pidFile) {
        try {
            Files.createDirectories(parentOf(log));
            Files.createDirectories(parentOf(pidFile));
            Files.deleteIfExists(pidFile);
            setAsideWhenLong(log);
            List<String> held = new ArrayList<>(
                    List.of("/bin/sh", "-c", HOLD, "hold", pidFile.toString(), Long.toString(GRACE.toMillis() / 100)));
            held.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(held)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process shell = builder.start();
            return new HeldProcess(shell, awaitPid(shell, pidFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs {@code command} to its end.
     *
     * @throws IOException when it took longer than {@code limit} or ended with another status than 0, with the last of
     *     what it said
     */
    public static void run(List<String> command, Map<String, String> environment, Path log, Duration limit)
            throws IOException {
        Files.deleteIfExists(log);
        try (HeldProcess process = start(command, environment, log, log.resolveSibling(log.getFileName() + ".pid"))) {
            int status = process.onExit().get(limit.toSeconds(), TimeUnit.SECONDS);
            if (status != 0) {
                throw new IOException(
                        command.getFirst() + " ended with status " + status + ":\n" + LastLines.of(log, LAST_LINES));
            }
        } catch (TimeoutException e) {
            throw new IOException(command.getFirst() + " did not end within " + limit.toMinutes() + " min", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    /** The process id of the command itself, not of the shell that holds it. */
    public long pid() {
        return pid;
    }

    /** Whether the command still runs. */
    public boolean isAlive() {
        return shell.isAlive();
    }

    /** Completes with the exit status when the command has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return shell.onExit().thenApply(Process::exitValue);
    }

    /** Ends the command as a crash would (SIGKILL), and waits until it is gone. */
    public void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /** Asks the command to end, insists after {@link #GRACE}, and waits until it is gone. */
    @Override
    public void close() {
        askToEnd();
        awaitEnd();
    }

    /** Asks the command to end and returns at once. */
    public void askToEnd() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            shell.destroy();
        }
    }

    private void awaitEnd() {
        try {
            if (!shell.waitFor(GRACE.toMillis() + 2_000, TimeUnit.MILLISECONDS)) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long awaitPid(Process shell, Path pidFile) throws IOException {
        long deadline = System.nanoTime() + STARTED_WITHIN.toNanos();
        while (!Files.exists(pidFile)) {
            if (!shell.isAlive() || System.nanoTime() > deadline) {
                shell.destroyForcibly();
                throw new IOException("The shell that holds a process wrote no process id to " + pidFile);
            }
            pause();
        }
        return Long.parseLong(Files.readString(pidFile).strip());
    }

    private static void setAsideWhenLong(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a process was starting", e);
        }
    }

    private static Path parentOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
