package dev.accord.local.trial.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final String ITEM = "{\"subject\":\"p-1\",\"values\":{\"device.model\":\"Pixel\"}}";

    @Test
    void countsEveryByteOfAnItemThatCameOutAfterTheAcknowledgement() {
        Recording recording = Recording.of(List.of(chunk(0, 100, "{\"items\":[" + ITEM + "]}")));

        assertThat(recording.bytesAbout("p-1", 99, Long.MAX_VALUE)).isEqualTo(ITEM.length());
        assertThat(recording.bytesAbout("p-1", 100, Long.MAX_VALUE)).isZero();
    }

    @Test
    void countsOnlyTheTailOfAnItemThatWasOnItsWay() {
        Recording recording = Recording.of(List.of(
                chunk(0, 100, "{\"items\":[" + ITEM.substring(0, 20)),
                chunk(1, 150, "other bytes"),
                chunk(0, 200, ITEM.substring(20) + "]}")));

        assertThat(recording.bytesAbout("p-1", 150, Long.MAX_VALUE)).isEqualTo(ITEM.length() - 20);
    }

    @Test
    void leavesOutWhatCameAfterANewConsent() {
        Recording recording = Recording.of(List.of(chunk(0, 300, ITEM)));

        assertThat(recording.bytesAbout("p-1", 100, 250)).isZero();
    }

    @Test
    void doesNotTakeTheNoticeThatSomebodyWasWithheldForData() {
        Recording recording =
                Recording.of(List.of(chunk(0, 300, "{\"withheld\":[{\"subject\":\"p-1\",\"reason\":\"withdrawn\"}]}")));

        assertThat(recording.bytesAbout("p-1", 100, Long.MAX_VALUE)).isZero();
    }

    @Test
    void findsTheAcknowledgementByItsReceipt() {
        Recording recording = Recording.of(List.of(chunk(0, 100, "x"), chunk(1, 200, "{\"receipt_id\":\"r-7\"}")));

        assertThat(recording.firstSeen("r-7")).hasValue(200);
        assertThat(recording.firstSeen("r-8")).isEmpty();
    }

    @Test
    void noticesAnAnswerInWhichNobodyCanBeRecognised() {
        Recording recording = Recording.of(List.of(
                chunk(0, 100, "HTTP/1.1 200 \r\nContent-Type: application/json\r\n\r\n"),
                chunk(0, 200, "HTTP/1.1 200 \r\ncontent-enco"),
                chunk(0, 200, "ding: gzip\r\n\r\n")));

        assertThat(recording.encodedAnswers()).isEqualTo(1);
    }

    private static Chunk chunk(int connection, long at, String text) {
        return new Chunk(connection, at, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
