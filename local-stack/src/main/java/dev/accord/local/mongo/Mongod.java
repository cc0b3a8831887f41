package dev.accord.local.mongo;

import dev.accord.local.cache.Folders;
import dev.accord.local.process.FreePorts;
import dev.accord.local.process.HeldProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real mongod on this machine, as the one member of replica set {@code accord}.
 *
 * <p>It takes half a second to become primary and about 125 MB. It ends with {@link #close()} and with this JVM,
 * however that ends. {@link #kill()} and {@link #restart()} are for tests of what a crash leaves behind.
 */
public final class Mongod implements AutoCloseable {
    private static final Object TESTS = new Object();
    private static @Nullable String uriOfTests;

    private final List<String> command;
    private final Path folder;
    private final int port;
    private HeldProcess process;

    private Mongod(List<String> command, Path folder, int port) {
        this.command = command;
        this.folder = folder;
        this.port = port;
        this.process = run(command, folder, port);
    }

    /** The replica set that {@code ACCORD_MONGODB_URI} names, which then stands in for one of our own. */
    public static Optional<String> givenUri() {
        return Optional.ofNullable(System.getenv("ACCORD_MONGODB_URI")).filter(uri -> !uri.isBlank());
    }

    /**
     * Starts a mongod on the data in {@code folder} and returns when it is primary.
     *
     * @param folder its data and its log; made when missing
     * @param port its port on 127.0.0.1, or 0 for a free one
     * @param parameters server parameters, such as {@code ttlMonitorSleepSecs=1}
     * @throws MongodMissing when there is no mongod on this machine and none can be fetched
     */
    public static Mongod start(Path folder, int port, String... parameters) {
        int chosen = port == 0 ? FreePorts.any() : port;
        return new Mongod(command(MongodProgram.find(), folder, chosen, parameters), folder, chosen);
    }

    /**
     * The one replica set of this test run: the given one, or a mongod started at the first call and ended with this
     * JVM, in a temporary folder, which looks for expired documents every second. Give each test class its own database.
     */
    public static String uriForTests() {
        synchronized (TESTS) {
            if (uriOfTests == null) {
                uriOfTests = givenUri().orElseGet(Mongod::startForTests);
            }
            return uriOfTests;
        }
    }

    /** For a driver: waits for the primary of the replica set. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/?replicaSet=" + ReplicaSetOfOne.NAME;
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

    /** Ends it as a power cut would: SIGKILL, nothing flushed. */
    public void kill() {
        process.kill();
    }

    /** Starts it again on the same data and port; returns when it is primary. */
    public void restart() {
        process.close();
        process = run(command, folder, port);
    }

    /** Ends it in good order and keeps its data. */
    @Override
    public void close() {
        process.close();
    }

    /** Where a mongod with its data in {@code folder} writes what it says. */
    public static Path log(Path folder) {
        return folder.resolve("mongod.log");
    }

    private static HeldProcess run(List<String> command, Path folder, int port) {
        Path log = log(folder);
        HeldProcess process = HeldProcess.start(command, Map.of(), log, folder.resolve("mongod.pid"));
        try {
            ReplicaSetOfOne.awaitPrimary(port, process, log);
            return process;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    static List<String> command(Path program, Path folder, int port, String... parameters) {
        Path data = folder.resolve("db");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(program.toString(), "--quiet", "--nounixsocket"));
        command.addAll(List.of("--replSet", ReplicaSetOfOne.NAME, "--bind_ip", "127.0.0.1", "--port", "" + port));
        command.addAll(List.of("--dbpath", data.toString(), "--oplogSize", "256", "--wiredTigerCacheSizeGB", "0.25"));
        // On one node a linearizable read waits for this timer: 100 ms by default, under 2 ms so.
        command.addAll(List.of("--journalCommitInterval", "2"));
        command.addAll(List.of("--wiredTigerEngineConfigString", "log=(file_max=8MB,prealloc=false)"));
        command.addAll(List.of("--setParameter", "diagnosticDataCollectionEnabled=false"));
        // What a transaction has written is closed to others until it ends: for 60 s and more by default when it lost
        // its client. Ours last as long as a request may, 5 s at most.
        command.addAll(List.of("--setParameter", "transactionLifetimeLimitSeconds=5"));
        for (String parameter : parameters) {
            command.addAll(List.of("--setParameter", parameter));
        }
        return List.copyOf(command);
    }

    private static String startForTests() {
        try {
            Path folder = Files.createTempDirectory("accord-mongod-tests");
            Mongod mongod = start(folder, 0, "ttlMonitorSleepSecs=1");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndForget(mongod, folder)));
            return mongod.uri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endAndForget(Mongod mongod, Path folder) {
        mongod.kill();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            System.err.println("Left behind in the temporary folder: " + folder);
        }
    }
}
