package dev.accord.kit.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * Which messages may be read. Ours may: we know what is in them, and of an exception among their arguments only the
 * class is written. A library's may quote what somebody sent (the JSON it could not read, the key that was there
 * already, the address that was asked for), so it is withheld: its logger, level and exception classes remain, which
 * is enough to find the place. The exceptions are loggers that only speak of the process itself.
 */
final class OwnWords {

    static final String WITHHELD = "(a library's message, withheld: it may quote what somebody sent)";

    private static final String OURS = "dev.accord.";

    /** They tell of start, stop, ports, connections and settings, none of which comes from a request. */
    private static final Set<String> OF_THE_PROCESS = Set.of(
            "org.springframework.boot",
            "org.springframework.context.support",
            "org.springframework.cloud.context",
            "org.springframework.cloud.openfeign.FeignClientFactoryBean",
            "org.apache.catalina.core.StandardEngine",
            "org.apache.catalina.core.StandardService",
            "org.mongodb.driver.client",
            "org.mongodb.driver.cluster",
            "org.mongodb.driver.connection",
            "io.opentelemetry.exporter",
            "io.opentelemetry.sdk.trace.export",
            "io.micrometer.registry.otlp");

    private OwnWords() {}

    static boolean areSpoken(ILoggingEvent event) {
        return event.getLoggerName().startsWith(OURS);
    }

    static String of(ILoggingEvent event) {
        if (areSpoken(event)) {
            var arguments = event.getArgumentArray();
            return arguments == null
                    ? event.getMessage()
                    : MessageFormatter.basicArrayFormat(
                            event.getMessage(),
                            Arrays.stream(arguments).map(OwnWords::plain).toArray());
        }
        return isOfTheProcess(event) ? event.getFormattedMessage() : WITHHELD;
    }

    static String plain(@Nullable Object argument) {
        return argument instanceof Throwable thrown ? thrown.getClass().getName() : String.valueOf(argument);
    }

    private static boolean isOfTheProcess(ILoggingEvent event) {
        return event.getLevel().isGreaterOrEqual(Level.INFO)
                && parents(event.getLoggerName()).anyMatch(OF_THE_PROCESS::contains);
    }

    private static Stream<String> parents(String logger) {
        return Stream.iterate(
                logger, name -> !name.isEmpty(), name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
}
