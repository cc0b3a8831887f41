package dev.accord.sharing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.decision.ConsentClient.Evaluation;
import dev.accord.sharing.decision.ConsentClient.Grounds;
import dev.accord.sharing.decision.ConsentClient.WithheldField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Invariants 1 and 2: an answer permits what it plainly permits, for as long as it plainly says. */
class ReadingDecisionTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final FieldKey MODEL = new FieldKey("device.model");
    private static final FieldKey IMEI = new FieldKey("device.imei");
    private static final long SENT = 1_000_000_000L;

    private final ReadingDecision reading = new ReadingDecision(
            List.of(MODEL, IMEI),
            SENT,
            Duration.ofMillis(250),
            Duration.ofMillis(50),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void countsTheLeaseFromWhenTheQuestionWasSentLessTheMargin() {
        var decision = reading.read(permitting(200L, null)).orElseThrow();

        assertThat(decision.permitted()).containsExactlyInAnyOrder(MODEL, IMEI);
        assertThat(decision.leaseEndsAtNanos())
                .isEqualTo(SENT + Duration.ofMillis(150).toNanos());
    }

    @Test
    void noLeaseIsLongerThanTheTerms() {
        assertThat(reading.read(permitting(99_999L, null)).orElseThrow().leaseEndsAtNanos())
                .isEqualTo(SENT + Duration.ofMillis(200).toNanos());
    }

    @Test
    void noLeaseOutlivesAKnownEnd() {
        assertThat(reading.read(permitting(200L, NOW.plusMillis(120)))
                        .orElseThrow()
                        .leaseEndsAtNanos())
                .isEqualTo(SENT + Duration.ofMillis(70).toNanos());
        assertThat(reading.read(permitting(200L, NOW))).isEmpty();
    }

    @Test
    void aPermissionWithoutALeaseIsNone() {
        assertThat(reading.read(permitting(null, null))).isEmpty();
        assertThat(reading.read(permitting(0L, null))).isEmpty();
        assertThat(reading.read(permitting(-5L, null))).isEmpty();
    }

    @Test
    void permitsOnlyWhatWasAsked() {
        var answer = answer(
                false,
                "not-consented",
                List.of("device.model", "contact.email"),
                List.of(new WithheldField("device.imei", "withdrawn")),
                100L);

        var decision = reading.read(answer).orElseThrow();
        assertThat(decision.permitted()).containsExactly(MODEL);
        assertThat(decision.withheld()).isEqualTo(Map.of(IMEI, "withdrawn"));
    }

    @Test
    void contradictionsAndGapsCountAsNoAnswer() {
        assertThat(reading.read(null)).isEmpty();
        assertThat(reading.read(new Evaluation(null, null))).isEmpty();
        assertThat(reading.read(new Evaluation(true, null))).isEmpty();
        assertThat(reading.read(answer(true, "permitted", List.of(), null, 100L)))
                .isEmpty();
        assertThat(reading.read(answer(true, "permitted", null, null, 100L))).isEmpty();
        assertThat(reading.read(answer(true, "permitted", List.of("device.model"), null, 100L)))
                .isEmpty();
        assertThat(reading.read(answer(false, "withdrawn", List.of("device.model", "device.imei"), null, 100L)))
                .isEmpty();
    }

    @Test
    void aRefusalNeedsNoLeaseAndPassesOnCodesOnly() {
        var decision = reading.read(answer(false, "mei@example.org said no", null, null, null))
                .orElseThrow();

        assertThat(decision.permitsNothing()).isTrue();
        assertThat(decision.reason()).isEqualTo("decision-unreadable");
        assertThat(decision.withheld().values()).containsOnly("decision-unreadable");
    }

    private static Evaluation permitting(@Nullable Long leaseMs, @Nullable Instant until) {
        return new Evaluation(
                true,
                new Grounds(
                        "permitted",
                        List.of("device.model", "device.imei"),
                        List.of(),
                        "1",
                        "r-1",
                        "consent",
                        until,
                        leaseMs));
    }

    private static Evaluation answer(
            boolean decision,
            String reason,
            @Nullable List<String> permitted,
            @Nullable List<WithheldField> withheld,
            @Nullable Long leaseMs) {
        return new Evaluation(decision, new Grounds(reason, permitted, withheld, "1", "r-1", "consent", null, leaseMs));
    }
}
