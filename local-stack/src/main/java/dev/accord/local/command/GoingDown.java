package dev.accord.local.command;

import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.PlatformState;
import dev.accord.local.platform.Ports;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./accord down}: ends the process that holds the platform, and with it everything. */
final class GoingDown {
    private static final Duration IN_GOOD_ORDER = Duration.ofSeconds(45);
    private static final Duration PARTS_FOLLOW = Duration.ofSeconds(15);

    private final Path root;
    private final PrintStream out;

    GoingDown(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    int run(Ports ports) throws InterruptedException {
        PlatformFolder folder = PlatformFolder.of(root, ports);
        Optional<PlatformState> state = PlatformState.read(folder);
        if (!PlatformState.isHeld(folder) || state.isEmpty()) {
            out.println("Nothing runs on port base " + ports.base() + "." + new Others(root).hint(ports));
            return 0;
        }
        out.println("Stopping Accord on port base " + ports.base() + " …");
        Optional<ProcessHandle> holder = ProcessHandle.of(state.get().pid());
        holder.ifPresent(ProcessHandle::destroy);
        if (!within(IN_GOOD_ORDER, folder)) {
            // Its parts notice, and end by themselves.
            holder.ifPresent(ProcessHandle::destroyForcibly);
            within(PARTS_FOLLOW, folder);
            TimeUnit.MILLISECONDS.sleep(PARTS_FOLLOW.toMillis());
        }
        out.println("Stopped. The data is kept in " + folder.path() + ".");
        return 0;
    }

    private static boolean within(Duration limit, PlatformFolder folder) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (PlatformState.isHeld(folder)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return true;
    }
}
