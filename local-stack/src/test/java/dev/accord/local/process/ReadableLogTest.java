package dev.accord.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadableLogTest {
    private static final String LINE = """
            {"time":"2026-11-26T01:02:03.004Z","level":"WARN","service":"consent-service",\
            "logger":"dev.accord.kit.outbox.OutboxRelay","message":"Parked event","trace_id":"4bf9",\
            "correlation_id":"c-1","status":503,"thrown":["java.lang.IllegalStateException","dev.accord.Some.place(Some.java:1)"]}""";

    @Test
    void showsWhenWhatWhereAndTheException() {
        assertThat(ReadableLog.of(LINE)).isEqualTo("""
                        2026-11-26T01:02:03.004Z WARN  OutboxRelay: Parked event status=503 [correlation c-1] [trace 4bf9]
                                java.lang.IllegalStateException
                                dev.accord.Some.place(Some.java:1)""");
    }

    @Test
    void leavesOtherLinesAsTheyAre() {
        assertThat(ReadableLog.of("WARNING: of the JDK\n{\"time\":\"cut of"))
                .isEqualTo("WARNING: of the JDK\n{\"time\":\"cut of");
    }

    @Test
    void printsALineThatComesInPieces() {
        var shown = new ByteArrayOutputStream();
        var reader = ReadableLog.printingTo(new PrintStream(shown, true, StandardCharsets.UTF_8));
        byte[] bytes = (LINE + "\n").getBytes(StandardCharsets.UTF_8);
        reader.write(bytes, 0, 40);
        reader.write(bytes, 40, bytes.length - 40);
        assertThat(shown.toString(StandardCharsets.UTF_8)).startsWith("2026-11-26T01:02:03.004Z WARN  OutboxRelay");
    }
}
