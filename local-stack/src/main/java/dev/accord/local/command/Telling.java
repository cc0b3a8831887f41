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

/** {@code ./accord start|stop|restart PART} and {@code restart --rolling}: gives the order and waits until it was carried out. */
final class Telling {
    private static final Duration CARRIED_OUT_WITHIN = Duration.ofMinutes(5);
    // Ten starts, one after the other.
    private static final Duration ROLLED_WITHIN = Duration.ofMinutes(20);

    private final Path root;
    private final PrintStream out;

    Telling(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    int run(Ports ports, Order order, String part) throws IOException, InterruptedException {
        PlatformFolder folder = PlatformFolder.of(root, ports);
        if (order == Order.ROLL) {
            return roll(ports, folder);
        }
        if (!PlatformState.isHeld(folder) || find(folder, part).isEmpty()) {
            out.println("No part " + part + " runs on port base " + ports.base() + "; ./accord status lists what does."
                    + new Others(root).hint(ports));
            return 1;
        }
        give(folder, Orders.file(folder, order, part), CARRIED_OUT_WITHIN);
        PartState state = find(folder, part).map(PartView::state).orElse(PartState.FAILED);
        out.println(part + " is " + state.name().toLowerCase(Locale.ROOT));
        return state == (order == Order.STOP ? PartState.STOPPED : PartState.UP) ? 0 : 1;
    }

    private int roll(Ports ports, PlatformFolder folder) throws IOException, InterruptedException {
        if (!PlatformState.isHeld(folder) || find(folder, "gateway-2").isEmpty()) {
            out.println("No platform with two of every service runs on port base " + ports.base()
                    + "; ./accord up --replicas 2 starts one." + new Others(root).hint(ports));
            return 1;
        }
        give(folder, Orders.file(folder, Order.ROLL, Order.EVERY_SERVICE), ROLLED_WITHIN);
        boolean allUp = PlatformState.read(folder).stream()
                .flatMap(state -> state.parts().stream())
                .allMatch(part -> part.state() == PartState.UP);
        out.println(
                allUp ? "every instance was restarted and is up" : "not everything is up; ./accord status shows it");
        return allUp ? 0 : 1;
    }

    /** Returns when it was carried out. */
    private static void give(PlatformFolder folder, Path order, Duration within)
            throws IOException, InterruptedException {
        Files.writeString(order, "");
        long deadline = System.nanoTime() + within.toNanos();
        while (Files.exists(order) && PlatformState.isHeld(folder) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Optional<PartView> find(PlatformFolder folder, String part) {
        return PlatformState.read(folder).stream()
                .flatMap(state -> state.parts().stream())
                .filter(view -> view.name().equals(part))
                .findFirst();
    }
}
