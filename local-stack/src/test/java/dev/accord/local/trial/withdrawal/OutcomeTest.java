package dev.accord.local.trial.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.local.trial.withdrawal.Race.Withdrawn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final String ITEM = "{\"subject\":\"p-1\",\"values\":{\"device.model\":\"Pixel\"}}";
    private static final Withdrawn WITHDRAWN = new Withdrawn("p-1", 100, "r-1", Long.MAX_VALUE);

    @Test
    void countsARaceThatCouldNotBeLostAsOneInWhichNothingWasOnItsWay() {
        Outcome outcome = judged(OutcomeTest::nothingWithheld, chunk(50, ITEM), chunk(400, "{\"receipt_id\":\"r-1\"}"));

        assertThat(outcome.withdrawals()).isEqualTo(1);
        assertThat(outcome.onItsWay()).isZero();
    }

    @Test
    void countsARaceAsOneThatSomethingWasOnItsWayInWhenBytesLeftWhileSheWithdrew() {
        Outcome outcome =
                judged(OutcomeTest::nothingWithheld, chunk(150, ITEM), chunk(400, "{\"receipt_id\":\"r-1\"}"));

        assertThat(outcome.onItsWay()).isEqualTo(1);
        assertThat(outcome.stillLeft()).isEqualTo(1);
        assertThat(outcome.lost()).isZero();
    }

    @Test
    void countsARaceAsOneThatSomethingWasOnItsWayInWhenAPageWasWithheld() {
        Pull late = new Pull(90, 500, false);

        Outcome outcome = judged(late::isWithheld, chunk(50, ITEM), chunk(400, "{\"receipt_id\":\"r-1\"}"));

        assertThat(outcome.onItsWay()).isEqualTo(1);
    }

    @Test
    void countsEveryByteOfALostRace() {
        Outcome outcome =
                judged(OutcomeTest::nothingWithheld, chunk(400, "{\"receipt_id\":\"r-1\"}"), chunk(401, ITEM));

        assertThat(outcome.lost()).isEqualTo(1);
        assertThat(outcome.bytesAfter()).isEqualTo(ITEM.length());
        assertThat(outcome.closest()).isNegative();
    }

    @Test
    void isNoOutcomeWithoutTheAcknowledgementOnRecord() {
        assertThatThrownBy(() -> judged(OutcomeTest::nothingWithheld, chunk(50, ITEM)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static boolean nothingWithheld(long moment) {
        return false;
    }

    private static Outcome judged(LongPredicate withheld, Chunk... chunks) {
        return Outcome.judged(List.of(WITHDRAWN), Recording.of(List.of(chunks)), withheld, Meanwhile.nothing());
    }

    private static Chunk chunk(long at, String text) {
        return new Chunk(0, at, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
