package dev.accord.local.command;

import dev.accord.local.platform.PartFailed;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.PlatformState;
import dev.accord.local.platform.PortTaken;
import dev.accord.local.platform.Running;
import dev.accord.local.platform.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The process that holds a platform: it starts the parts, tells others about them, and takes their orders. */
final class Holding {
    private final Path root;
    private final PrintStream out;
    private final AtomicReference<Running> running = new AtomicReference<>();
    private volatile boolean ready;

    Holding(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    int run(UpOptions options) throws IOException, InterruptedException {
        Settings settings = options.settings(root);
        Optional<FileLock> lock = lock(settings.folder());
        if (lock.isEmpty()) {
            out.println("Another process holds the platform on port base "
                    + settings.ports().base() + ".");
            return 1;
        }
        long began = System.nanoTime();
        try {
            Orders orders = Orders.in(settings.folder());
            Running platform = Running.prepare(settings, this::tell, () -> publish(settings));
            running.set(platform);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(platform)));
            publish(settings);
            platform.start();
            tell("all healthy after "
                    + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
            new Welcome(platform, out).print();
            ready = true;
            publish(settings);
            orders.obey(platform, this::tell);
            return 0;
        } catch (PartFailed | PortTaken | IllegalArgumentException e) {
            out.println();
            out.println(e.getMessage());
            return 1;
        }
    }

    /** Tries for a second, since whoever only looks whether it is held holds it for an instant. */
    private static Optional<FileLock> lock(PlatformFolder folder) throws InterruptedException {
        Optional<FileLock> lock = PlatformState.hold(folder);
        for (int i = 0; i < 10 && lock.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            lock = PlatformState.hold(folder);
        }
        return lock;
    }

    private void end(Running platform) {
        boolean wasReady = ready;
        ready = false;
        if (wasReady) {
            tell("stopping …");
        }
        platform.close();
        if (wasReady) {
            tell("stopped; the data is kept");
        }
    }

    private synchronized void tell(String line) {
        out.println("  " + line);
    }

    private synchronized void publish(Settings settings) {
        Running platform = running.get();
        if (platform != null) {
            PlatformFolder folder = settings.folder();
            new PlatformState(
                            ProcessHandle.current().pid(),
                            ready,
                            settings.ports().base(),
                            settings.region(),
                            platform.parts())
                    .write(folder);
        }
    }
}
