package dev.accord.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLineTest {

    private static final String VALUE = "mei@example.org";

    private final LoggerContext context = context();
    private final LogLine line =
            new LogLine(new MockEnvironment().withProperty("spring.application.name", "some-service"));

    @Test
    void isOneJsonObjectWithTimeLevelServiceLoggerAndMessage() {
        var event = event("dev.accord.kit.Some", Level.WARN, "Parked {} of\nthem", null, 3);
        var text = line.format(event);
        assertThat(text.strip()).doesNotContain("\n");
        var json = read(event);
        assertThat(json.path("level").asString()).isEqualTo("WARN");
        assertThat(json.path("service").asString()).isEqualTo("some-service");
        assertThat(json.path("logger").asString()).isEqualTo("dev.accord.kit.Some");
        assertThat(json.path("message").asString()).isEqualTo("Parked 3 of\nthem");
        assertThat(json.path("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void tellsTraceAndCorrelation() {
        var event = event("dev.accord.kit.Some", Level.INFO, "hello", null);
        event.setMDCPropertyMap(Map.of("traceId", "t1", "spanId", "s1", "correlation_id", "c1", "other", VALUE));
        assertThat(read(event).path("trace_id").asString()).isEqualTo("t1");
        assertThat(read(event).path("span_id").asString()).isEqualTo("s1");
        assertThat(read(event).path("correlation_id").asString()).isEqualTo("c1");
        assertThat(line.format(event)).doesNotContain(VALUE);
    }

    @Test
    void keepsClassesAndPlacesOfAnExceptionAndDropsEveryMessage() {
        var thrown = new IllegalStateException("outer " + VALUE, new IllegalArgumentException("inner " + VALUE));
        thrown.addSuppressed(new IllegalStateException("suppressed " + VALUE));
        var text = line.format(event("dev.accord.kit.Some", Level.ERROR, "It failed", thrown));
        assertThat(text)
                .contains("java.lang.IllegalStateException", "java.lang.IllegalArgumentException", "LogLineTest")
                .doesNotContain(VALUE);
    }

    @Test
    void boundsTheStackOfAnException() {
        var thrown = new IllegalStateException();
        thrown.setStackTrace(java.util.stream.IntStream.range(0, 500)
                .mapToObj(at -> new StackTraceElement("Some", "place", "Some.java", at))
                .toArray(StackTraceElement[]::new));
        assertThat(read(event("dev.accord.kit.Some", Level.ERROR, "It failed", thrown))
                        .path("thrown")
                        .size())
                .isEqualTo(13);
    }

    @Test
    void writesOnlyTheClassOfAnExceptionAmongTheArguments() {
        var event = event("dev.accord.kit.Some", Level.WARN, "Failed: {} {}", null, new RuntimeException(VALUE), 1);
        assertThat(read(event).path("message").asString()).isEqualTo("Failed: java.lang.RuntimeException 1");
    }

    @Test
    void withholdsWhatALibrarySays() {
        var logger = "org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver";
        var event = event(logger, Level.WARN, "Resolved [JSON parse error at \"" + VALUE + "\"]", null);
        assertThat(line.format(event)).doesNotContain(VALUE).contains(logger);
        assertThat(read(event).path("message").asString()).isEqualTo(OwnWords.WITHHELD);
    }

    @Test
    void letsALibrarySpeakOfTheProcessItself() {
        var event =
                event("org.springframework.boot.tomcat.TomcatWebServer", Level.INFO, "Tomcat started on port 1", null);
        assertThat(read(event).path("message").asString()).isEqualTo("Tomcat started on port 1");
    }

    @Test
    void doesNotTakeALoggerThatOnlyBeginsLikeOneOfTheProcess() {
        var event = event("org.springframework.bootleg.Some", Level.INFO, VALUE, null);
        assertThat(line.format(event)).doesNotContain(VALUE);
    }

    @Test
    void boundsAMessage() {
        var event = event("dev.accord.kit.Some", Level.INFO, "x".repeat(100_000), null);
        assertThat(read(event).path("message").asString()).hasSize(2_001);
    }

    @Test
    void addsTheValuesThatOurOwnCodeNamed() {
        var ours = event("dev.accord.kit.Some", Level.INFO, "served", null);
        ours.setKeyValuePairs(List.of(new org.slf4j.event.KeyValuePair("status", 200)));
        assertThat(read(ours).path("status").asInt()).isEqualTo(200);

        var foreign = event("com.example.Some", Level.INFO, "served", null);
        foreign.setKeyValuePairs(List.of(new org.slf4j.event.KeyValuePair("who", VALUE)));
        assertThat(line.format(foreign)).doesNotContain(VALUE);
    }

    private LoggingEvent event(
            String logger, Level level, String message, @Nullable Throwable thrown, Object... arguments) {
        Logger named = context.getLogger(logger);
        return new LoggingEvent(getClass().getName(), named, level, message, thrown, arguments);
    }

    private static LoggerContext context() {
        var made = new LoggerContext();
        made.setMDCAdapter(new LogbackMDCAdapter());
        return made;
    }

    private JsonNode read(LoggingEvent event) {
        return JsonMapper.builder().build().readTree(line.format(event));
    }
}
