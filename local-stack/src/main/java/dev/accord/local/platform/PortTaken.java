package dev.accord.local.platform;

import dev.accord.local.process.FreePorts;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ports that the platform needs are taken; the message says which, for what, and what can be done. */
public final class PortTaken extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private PortTaken(String message) {
        super(message);
    }

    /** Throws when a part's port, or the one more that {@code smtp} stands for, is taken. */
    static void unlessFree(List<Part> parts, Ports ports) {
        String taken = parts.stream()
                .filter(part -> !FreePorts.isFree(part.port()))
                .map(part -> "  port " + part.port() + ", for " + part.name())
                .collect(Collectors.joining("\n"));
        boolean catches = parts.stream().anyMatch(part -> part.port() == ports.mailPage());
        if (catches && !FreePorts.isFree(ports.smtp())) {
            taken = taken + (taken.isEmpty() ? "" : "\n") + "  port " + ports.smtp() + ", for mail that comes in";
        }
        if (!taken.isEmpty()) {
            throw new PortTaken("These ports are taken on 127.0.0.1:\n" + taken + "\nEnd what listens there"
                    + " (ss -ltnp or lsof -iTCP -sTCP:LISTEN shows it), or move every port:"
                    + " ./accord up --port-base " + other(ports));
        }
    }

    /** Round numbers are easier to remember. */
    private static int other(Ports ports) {
        return IntStream.rangeClosed(1, 20)
                .map(i -> ports.base() % 1000 + 1000 * (i + 8))
                .filter(base -> IntStream.range(base, base + Ports.COUNT).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseGet(() -> FreePorts.run(Ports.COUNT));
    }
}
