package dev.accord.kit.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * One line of a log: {@code time} (RFC 3339, UTC), {@code level}, {@code service}, {@code logger}, {@code message},
 * {@code trace_id}, {@code span_id} and {@code correlation_id} where there are any, the named values that our own code
 * gave ({@code addKeyValue}), and of an exception its classes and places in {@code thrown}.
 */
public final class LogLine implements StructuredLogFormatter<ILoggingEvent> {

    private static final int LONGEST_CHARS = 2_000;

    private final JsonWriter<ILoggingEvent> line;

    /** Made by Spring Boot, by its name in {@code logging.structured.format.console}. */
    public LogLine(Environment environment) {
        var service = environment.getProperty("spring.application.name", "unnamed");
        this.line = JsonWriter.<ILoggingEvent>of(members -> {
                    members.add("time", ILoggingEvent::getInstant).as(Object::toString);
                    members.add("level", ILoggingEvent::getLevel).as(Object::toString);
                    members.add("service", service);
                    members.add("logger", ILoggingEvent::getLoggerName);
                    members.add("message", LogLine::message);
                    members.add("trace_id", event -> context(event, "traceId")).whenNotNull();
                    members.add("span_id", event -> context(event, "spanId")).whenNotNull();
                    members.add("correlation_id", event -> context(event, "correlation_id"))
                            .whenNotNull();
                    members.from(LogLine::given)
                            .usingPairs((pairs, pair) -> pairs.forEach(one -> pair.accept(one.key, plain(one.value))));
                    members.add("thrown", ILoggingEvent::getThrowableProxy)
                            .whenNotNull()
                            .as(Thrown::in);
                })
                .withNewLineAtEnd();
    }

    @Override
    public String format(ILoggingEvent event) {
        return line.writeToString(event);
    }

    private static String message(ILoggingEvent event) {
        var said = OwnWords.of(event);
        return said.length() <= LONGEST_CHARS ? said : said.substring(0, LONGEST_CHARS) + "…";
    }

    private static @Nullable String context(ILoggingEvent event, String key) {
        return event.getMDCPropertyMap().get(key);
    }

    /** Only our own code names its values; of anybody else's we do not know what is in them. */
    private static List<KeyValuePair> given(ILoggingEvent event) {
        return OwnWords.areSpoken(event) ? Objects.requireNonNullElse(event.getKeyValuePairs(), List.of()) : List.of();
    }

    private static Object plain(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean ? value : OwnWords.plain(value);
    }
}
