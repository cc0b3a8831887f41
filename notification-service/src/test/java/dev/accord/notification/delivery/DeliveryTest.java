package dev.accord.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.delivery.MailState.Accepted;
import dev.accord.notification.delivery.MailState.DeadLetter;
import dev.accord.notification.delivery.MailState.Due;
import dev.accord.notification.policy.PolicyLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final ClaimId CLAIM = new ClaimId("claim");
    private static final Duration WINDOW = Duration.ofDays(3);
    private static final AttemptLimits LIMITS = new AttemptLimits(Duration.ofSeconds(30), Duration.ofHours(1), 3, 2);

    private final Random chance = new Random(7);

    @Test
    void countsAsDeliveredWhenShownInTheInbox() {
        Delivery shown = moved(prepared().shown(START.plusSeconds(5)));
        assertThat(shown.outcome()).isEqualTo(new Outcome(Outcome.Kind.SHOWN, START.plusSeconds(5)));
    }

    @Test
    void isNotYetDeliveredOneMillisecondBeforeTheBounceWindowEnds() {
        Delivery accepted = settled(claimed(prepared(), START), new MailOutcome.Taken(), START);
        assertThat(accepted.outcome()).isNull();
        assertThat(accepted.windowOver(WINDOW, START.plus(WINDOW).minusMillis(1)))
                .isEqualTo(new Step.NotPossible());
        assertThat(moved(accepted.windowOver(WINDOW, START.plus(WINDOW))).outcome())
                .isEqualTo(new Outcome(Outcome.Kind.ACCEPTED, START.plus(WINDOW)));
    }

    @Test
    void aBounceWithinTheWindowIsTriedAgainAndCountsAsAnAttempt() {
        Delivery accepted = settled(claimed(prepared(), START), new MailOutcome.Taken(), START);
        Delivery bounced = moved(accepted.bounced(550, START.plusSeconds(60), LIMITS, chance));
        assertThat(bounced.mail()).isInstanceOf(Due.class);
        assertThat(bounced.mail().attempts()).isEqualTo(1);
        assertThat(bounced.outcome()).isNull();
    }

    @Test
    void aBounceAfterTheWindowIsOnRecordButTakesNoOutcomeBack() {
        Delivery accepted = settled(claimed(prepared(), START), new MailOutcome.Taken(), START);
        Delivery over = moved(accepted.windowOver(WINDOW, START.plus(WINDOW)));
        Delivery bounced = moved(over.bounced(550, START.plus(WINDOW).plusSeconds(1), LIMITS, chance));
        assertThat(bounced.outcome()).isEqualTo(over.outcome());
        assertThat(bounced.mail()).isNotInstanceOf(Accepted.class);
    }

    @Test
    void exhaustsAfterTheLimitOfRefusalsForNow() {
        Delivery delivery = prepared();
        Instant now = START;
        for (int attempt = 1; attempt <= 3; attempt++) {
            now = now.plus(Duration.ofHours(2));
            assertThat(delivery.outcome()).isNull();
            delivery = settled(claimed(delivery, now), refused(Setback.Reason.REFUSED_FOR_NOW, 451), now);
        }
        assertThat(delivery.mail()).isEqualTo(new DeadLetter(3, now, new Setback(Setback.Reason.REFUSED_FOR_NOW, 451)));
        assertThat(delivery.outcome()).isEqualTo(new Outcome(Outcome.Kind.EXHAUSTED, now));
    }

    @Test
    void believesARefusalForGoodOnlyWhenItIsRepeated() {
        Delivery once = settled(claimed(prepared(), START), refused(Setback.Reason.REFUSED_FOR_GOOD, 550), START);
        assertThat(once.mail()).isInstanceOf(Due.class);
        Instant later = START.plus(Duration.ofHours(2));
        Delivery twice = settled(claimed(once, later), refused(Setback.Reason.REFUSED_FOR_GOOD, 550), later);
        assertThat(twice.mail()).isInstanceOf(DeadLetter.class);
    }

    @Test
    void anAttemptThatReachedNobodyIsNotHeldAgainstThePerson() {
        Delivery delivery = prepared();
        Instant now = START;
        for (int time = 0; time < 50; time++) {
            now = now.plus(Duration.ofHours(2));
            delivery = settled(claimed(delivery, now), new MailOutcome.NotTried(), now);
        }
        assertThat(delivery.mail()).isInstanceOf(Due.class);
        assertThat(delivery.mail().attempts()).isZero();
        assertThat(delivery.outcome()).isNull();
    }

    @Test
    void aDeadLetterSentAnewHasAllItsAttemptsBeforeItAndKeepsItsOutcome() {
        Delivery dead = prepared();
        Instant now = START;
        while (!(dead.mail() instanceof DeadLetter)) {
            now = now.plus(Duration.ofHours(2));
            dead = settled(claimed(dead, now), refused(Setback.Reason.NO_ADDRESS, 0), now);
        }
        Delivery again = moved(dead.requeued(now));
        assertThat(again.mail()).isEqualTo(new Due(0, now));
        assertThat(again.outcome()).isEqualTo(dead.outcome());
    }

    @Test
    void cannotBeRequeuedWhileItIsNotADeadLetter() {
        assertThat(prepared().requeued(START)).isEqualTo(new Step.NotPossible());
    }

    private static Delivery prepared() {
        return Delivery.prepared(new CampaignId("campaign"), new SubjectId("subject"), new PolicyLabel("2"), START);
    }

    private static Delivery claimed(Delivery delivery, Instant now) {
        return moved(delivery.claimed(CLAIM, now, now.plusSeconds(120)));
    }

    private Delivery settled(Delivery delivery, MailOutcome outcome, Instant now) {
        return moved(delivery.settled(CLAIM, outcome, now, LIMITS, chance));
    }

    private static MailOutcome refused(Setback.Reason reason, int code) {
        return new MailOutcome.Failed(new Setback(reason, code));
    }

    private static Delivery moved(Step step) {
        assertThat(step).isInstanceOf(Step.Moved.class);
        return ((Step.Moved) step).delivery();
    }
}
