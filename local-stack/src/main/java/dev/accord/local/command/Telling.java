package dev.accord.local.command;

import dev.accord.local.platform.PartState;
import dev.accord.local.platform.PartView;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.PlatformState;
import dev.accord.local.platform.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./accord start|stop|restart PART}: gives the order and waits until it was carried out. */
final class Telling {
    private static final Duration CARRIED_OUT_WITHIN = Duration.ofMinutes(5);

    private final Path root;
    private final PrintStream out;

    Telling(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    int run(Ports ports, Order order, String part) throws IOException, InterruptedException {
        PlatformFolder folder = PlatformFolder.of(root, ports);
        if (!PlatformState.isHeld(folder) || find(folder, part).isEmpty()) {
            out.println("No part " + part + " runs on port base " + ports.base() + "; ./accord status lists what does."
                    + new Others(root).hint(ports));
            return 1;
        }
        Path file = Orders.file(folder, order, part);
        Files.writeString(file, "");
        long deadline = System.nanoTime() + CARRIED_OUT_WITHIN.toNanos();
        while (Files.exists(file) && PlatformState.isHeld(folder) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        PartState state = find(folder, part).map(PartView::state).orElse(PartState.FAILED);
        out.println(part + " is " + state.name().toLowerCase(Locale.ROOT));
        return state == (order == Order.STOP ? PartState.STOPPED : PartState.UP) ? 0 : 1;
    }

    private static Optional<PartView> find(PlatformFolder folder, String part) {
        return PlatformState.read(folder).stream()
                .flatMap(state -> state.parts().stream())
                .filter(view -> view.name().equals(part))
                .findFirst();
    }
}
