package dev.accord.local.redis;

import dev.accord.local.process.FreePorts;
import dev.accord.local.process.HeldProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Redis on this machine, for what gateways must remember together for minutes.
 *
 * <p>It writes nothing to disk, so it is empty after every start, and when its memory is full it refuses rather than
 * forgets. It ends with {@link #close()} and with this JVM, however that ends. {@link #kill()} and {@link #restart()}
 * are for tests of what its loss does.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(20);
    private static final int ANSWERS_WITHIN_MS = 500;
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String PONG = "+PONG";

    private final List<String> command;
    private final Path folder;
    private final int port;
    private HeldProcess process;

    private RedisServer(List<String> command, Path folder, int port) {
        this.command = command;
        this.folder = folder;
        this.port = port;
        this.process = run(command, folder, port);
    }

    /** The Redis that {@code ACCORD_REDIS_URI} names, which then stands in for one of our own. */
    public static Optional<String> givenUri() {
        return Optional.ofNullable(System.getenv("ACCORD_REDIS_URI")).filter(uri -> !uri.isBlank());
    }

    /**
     * Starts an empty Redis and returns when it answers.
     *
     * @param folder for its log; made when missing
     * @param port its port on 127.0.0.1, or 0 for a free one
     * @throws RedisMissing when there is none on this machine and none comes along for it
     */
    public static RedisServer start(Path folder, int port) {
        int chosen = port == 0 ? FreePorts.any() : port;
        return new RedisServer(command(RedisProgram.find(), folder, chosen), folder, chosen);
    }

    /** For a client. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** The process, for whoever must know when it ends by itself. */
    public HeldProcess process() {
        return process;
    }

    /** Ends it as a crash would: SIGKILL, all of it forgotten. */
    public void kill() {
        process.kill();
    }

    /** Starts it again on the same port, empty; returns when it answers. */
    public void restart() {
        process.close();
        process = run(command, folder, port);
    }

    @Override
    public void close() {
        process.close();
    }

    private static HeldProcess run(List<String> command, Path folder, int port) {
        HeldProcess process =
                HeldProcess.start(command, Map.of(), folder.resolve("redis.log"), folder.resolve("redis.pid"));
        try {
            awaitAnswer(port, process, folder.resolve("redis.log"));
            return process;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static List<String> command(Path program, Path folder, int port) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                "" + port,
                "--dir",
                folder.toString(),
                // What is in it are sessions and tokens: nothing of them belongs on a disk.
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                "128mb",
                "--maxmemory-policy",
                "noeviction");
    }

    private static void awaitAnswer(int port, HeldProcess process, Path log) {
        long deadline = System.nanoTime() + STARTED_WITHIN.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Redis does not answer on port " + port + "; its log is " + log);
            }
            pause();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), ANSWERS_WITHIN_MS);
            socket.setSoTimeout(ANSWERS_WITHIN_MS);
            socket.getOutputStream().write(PING);
            byte[] answer = socket.getInputStream().readNBytes(PONG.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(PONG);
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Redis was starting", e);
        }
    }
}
