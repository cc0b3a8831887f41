package dev.accord.local.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' log lines, each a JSON object, as a person reads them. A line that is none stays as it is. */
public final class ReadableLog {
    private static final Set<String> IN_THEIR_PLACE =
            Set.of("time", "level", "service", "logger", "message", "trace_id", "span_id", "correlation_id", "thrown");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReadableLog() {}

    /** As many lines of the same log, with those of an exception below. */
    public static String of(String lines) {
        return lines.lines().map(ReadableLog::line).collect(Collectors.joining("\n"));
    }

    /** Prints what is written to it, line by line. */
    public static PrintStream printingTo(PrintStream out) {
        return new PrintStream(new Lines(out), true, StandardCharsets.UTF_8);
    }

    private static String line(String raw) {
        if (!raw.startsWith("{\"time\"")) {
            return raw;
        }
        try {
            return line(JSON.readTree(raw));
        } catch (JacksonException cutOff) {
            return raw;
        }
    }

    private static String line(JsonNode event) {
        List<String> words = new ArrayList<>(List.of(
                text(event, "time"),
                "%-5s".formatted(text(event, "level")),
                lastWord(text(event, "logger")) + ":",
                text(event, "message")));
        event.properties().stream()
                .filter(member -> !IN_THEIR_PLACE.contains(member.getKey()))
                .forEach(member ->
                        words.add(member.getKey() + "=" + member.getValue().asString("")));
        for (String id : List.of("correlation_id", "trace_id")) {
            if (event.has(id)) {
                words.add("[" + id.replace("_id", "") + " " + text(event, id) + "]");
            }
        }
        String line = String.join(" ", words);
        return event.path("thrown")
                .valueStream()
                .map(place -> "\n        " + place.asString(""))
                .collect(Collectors.joining("", line, ""));
    }

    private static String text(JsonNode event, String name) {
        return event.path(name).asString("");
    }

    private static String lastWord(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    /** Holds a line back until it is whole; a log's line is bounded by whoever writes it. */
    private static final class Lines extends OutputStream {
        private final PrintStream out;
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        Lines(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int next) {
            if (next == '\n') {
                out.println(line(begun.toString(StandardCharsets.UTF_8)));
                begun.reset();
            } else {
                begun.write(next);
            }
        }
    }
}
