package dev.accord.local.command;

import dev.accord.local.platform.PartState;
import dev.accord.local.platform.PartView;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.PlatformState;
import dev.accord.local.platform.Ports;
import dev.accord.local.process.LastLines;
import dev.accord.local.process.ReadableLog;
import dev.accord.local.process.Tail;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./accord status} and {@code ./accord logs}. */
final class Showing {
    private static final int LOG_LINES = 200;

    private final Path root;
    private final PrintStream out;

    Showing(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    /** The exit status is 0 only when everything is up. */
    int status(Ports ports, boolean json) {
        PlatformFolder folder = PlatformFolder.of(root, ports);
        Optional<PlatformState> told = PlatformState.read(folder);
        if (!PlatformState.isHeld(folder) || told.isEmpty()) {
            out.println(json ? "{}" : "Nothing runs on port base " + ports.base() + "." + new Others(root).hint(ports));
            return 1;
        }
        PlatformState state = told.get();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(state));
        } else {
            out.println("%-21s %-9s %8s  %-45s %s".formatted("PART", "STATE", "PID", "ADDRESS", "STARTED AGAIN"));
            state.parts().forEach(part -> out.println(row(part)));
        }
        return state.ready() && state.parts().stream().allMatch(part -> part.state() == PartState.UP) ? 0 : 1;
    }

    /** Prints the end of a part's log, and goes on with {@code follow} until Ctrl-C; as it is with {@code json}. */
    int logs(Ports ports, String part, boolean follow, boolean json) throws IOException, InterruptedException {
        PlatformFolder folder = PlatformFolder.of(root, ports);
        Optional<Path> log = PlatformState.read(folder).stream()
                .flatMap(state -> state.parts().stream())
                .filter(view -> view.name().equals(part))
                .map(view -> Path.of(view.log()))
                .findFirst();
        if (log.isEmpty()) {
            out.println(
                    "No part " + part + " was started on port base " + ports.base() + "; ./accord status lists them.");
            return 1;
        }
        long end = Files.exists(log.get()) ? Files.size(log.get()) : 0;
        String last = LastLines.of(log.get(), LOG_LINES);
        out.println(json ? last : ReadableLog.of(last));
        PrintStream reader = json ? out : ReadableLog.printingTo(out);
        Tail tail = new Tail(log.get(), end);
        while (follow) {
            tail.printTo(reader);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return 0;
    }

    private static String row(PartView part) {
        return "%-21s %-9s %8s  %-45s %s"
                .formatted(
                        part.name(),
                        part.state().name().toLowerCase(Locale.ROOT),
                        part.pid() == 0 ? "-" : Long.toString(part.pid()),
                        part.address(),
                        part.restarts() == 0 ? "" : part.restarts() + " times")
                .stripTrailing();
    }
}
