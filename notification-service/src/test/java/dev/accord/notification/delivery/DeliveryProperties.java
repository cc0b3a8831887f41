package dev.accord.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.delivery.MailState.Accepted;
import dev.accord.notification.delivery.MailState.Claimed;
import dev.accord.notification.delivery.MailState.DeadLetter;
import dev.accord.notification.delivery.MailState.Due;
import dev.accord.notification.policy.PolicyLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for a delivery whatever happens to it, in whatever order (P3). */
class DeliveryProperties {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration WINDOW = Duration.ofDays(3);
    private static final AttemptLimits LIMITS = new AttemptLimits(Duration.ofSeconds(30), Duration.ofHours(1), 4, 2);

    enum Deed {
        WAIT_A_MINUTE,
        WAIT_A_DAY,
        CLAIM_BY_ONE,
        CLAIM_BY_OTHER,
        ONE_SAYS_TAKEN,
        ONE_SAYS_REFUSED_FOR_NOW,
        ONE_SAYS_REFUSED_FOR_GOOD,
        ONE_SAYS_NOT_TRIED,
        OTHER_SAYS_TAKEN,
        BOUNCE,
        SHOW,
        ACKNOWLEDGE,
        WINDOW_LOOKED_AT,
        REQUEUE
    }

    @Property
    void everyHistoryKeepsTheRules(@ForAll("histories") List<Deed> deeds, @ForAll long seed) {
        Random chance = new Random(seed);
        Delivery delivery = Delivery.prepared(new CampaignId("c"), new SubjectId("s"), new PolicyLabel("2"), START);
        Instant now = START;
        for (Deed deed : deeds) {
            now = now.plus(passing(deed));
            Step step = done(deed, delivery, now, chance);
            switch (step) {
                case Step.Moved moved -> {
                    holdsBetween(delivery, moved, now);
                    delivery = moved.delivery();
                }
                case Step.AlreadySo(var same) -> assertThat(same).isEqualTo(delivery);
                case Step.NotPossible() -> {}
            }
        }
    }

    @Property
    void aClaimThatLapsedCannotSettleWhatAnotherTookOver(@ForAll long seed) {
        Random chance = new Random(seed);
        Delivery first = moved(Delivery.prepared(new CampaignId("c"), new SubjectId("s"), new PolicyLabel("2"), START)
                .claimed(new ClaimId("one"), START, START.plus(LEASE)));
        Instant later = START.plus(LEASE);
        Delivery second = moved(first.claimed(new ClaimId("other"), later, later.plus(LEASE)));
        assertThat(second.settled(new ClaimId("one"), new MailOutcome.Taken(), later, LIMITS, chance))
                .isEqualTo(new Step.NotPossible());
        assertThat(second.mail().attempts()).isEqualTo(2);
    }

    @Property
    void theSamePersonInTheSameCampaignIsTheSameDelivery(
            @ForAll("words") String campaign, @ForAll("words") String one, @ForAll("words") String other) {
        DeliveryId id = DeliveryId.of(new CampaignId(campaign), new SubjectId(one));
        assertThat(DeliveryId.of(new CampaignId(campaign), new SubjectId(one))).isEqualTo(id);
        assertThat(DeliveryId.of(new CampaignId(campaign), new SubjectId(other)).equals(id))
                .isEqualTo(one.equals(other));
    }

    private static void holdsBetween(Delivery before, Step.Moved moved, Instant now) {
        Delivery after = moved.delivery();
        assertThat(after.seq()).isEqualTo(before.seq() + 1);
        assertThat(after.id()).isEqualTo(before.id());
        // A claim counts before it is known what comes of it, so workers that die again and again count on;
        // whoever claims one that has lapsed too often reports just that (SendingMail) instead of trying.
        assertThat(after.mail().attempts()).isBetween(0, before.mail().attempts() + 1);
        if (after.mail() instanceof Due again && moved.setback() != null) {
            assertThat(LIMITS.exhausted(again.attempts(), moved.setback())).isFalse();
        }
        if (before.outcome() != null) {
            assertThat(after.outcome()).as("the first outcome stands").isEqualTo(before.outcome());
        }
        if (before.shownAt() != null) {
            assertThat(after.shownAt()).isEqualTo(before.shownAt());
        }
        if (after.outcome() != null && before.outcome() == null) {
            switch (after.outcome().kind()) {
                case SHOWN -> assertThat(after.shownAt()).isEqualTo(now);
                case ACCEPTED -> {
                    assertThat(after.mail()).isInstanceOf(Accepted.class);
                    assertThat(((Accepted) after.mail()).at().plus(WINDOW)).isBeforeOrEqualTo(now);
                }
                case EXHAUSTED -> assertThat(after.mail()).isInstanceOf(DeadLetter.class);
            }
        }
        if (after.mail() instanceof DeadLetter(int attempts, Instant _, Setback last)) {
            assertThat(LIMITS.exhausted(attempts, last)).isTrue();
            assertThat(after.outcome()).as("exhausted attempts are an outcome").isNotNull();
        }
        if (before.mail() instanceof Claimed held && after.mail() instanceof Due again) {
            assertThat(again.notBefore()).isAfter(now);
            assertThat(again.attempts()).isBetween(held.attempts() - 1, held.attempts());
        }
    }

    private static Step done(Deed deed, Delivery delivery, Instant now, Random chance) {
        ClaimId one = new ClaimId("one");
        ClaimId other = new ClaimId("other");
        return switch (deed) {
            case WAIT_A_MINUTE, WAIT_A_DAY -> new Step.AlreadySo(delivery);
            case CLAIM_BY_ONE -> delivery.claimed(one, now, now.plus(LEASE));
            case CLAIM_BY_OTHER -> delivery.claimed(other, now, now.plus(LEASE));
            case ONE_SAYS_TAKEN -> delivery.settled(one, new MailOutcome.Taken(), now, LIMITS, chance);
            case OTHER_SAYS_TAKEN -> delivery.settled(other, new MailOutcome.Taken(), now, LIMITS, chance);
            case ONE_SAYS_REFUSED_FOR_NOW ->
                delivery.settled(one, failed(Setback.Reason.REFUSED_FOR_NOW), now, LIMITS, chance);
            case ONE_SAYS_REFUSED_FOR_GOOD ->
                delivery.settled(one, failed(Setback.Reason.REFUSED_FOR_GOOD), now, LIMITS, chance);
            case ONE_SAYS_NOT_TRIED -> delivery.settled(one, new MailOutcome.NotTried(), now, LIMITS, chance);
            case BOUNCE -> delivery.bounced(550, now, LIMITS, chance);
            case SHOW -> delivery.shown(now);
            case ACKNOWLEDGE -> delivery.acknowledged(now);
            case WINDOW_LOOKED_AT -> delivery.windowOver(WINDOW, now);
            case REQUEUE -> delivery.requeued(now);
        };
    }

    private static MailOutcome failed(Setback.Reason reason) {
        return new MailOutcome.Failed(Setback.of(reason));
    }

    private static Duration passing(Deed deed) {
        return switch (deed) {
            case WAIT_A_MINUTE -> Duration.ofMinutes(1);
            case WAIT_A_DAY -> Duration.ofDays(1);
            default -> Duration.ofSeconds(1);
        };
    }

    private static Delivery moved(Step step) {
        assertThat(step).isInstanceOf(Step.Moved.class);
        return ((Step.Moved) step).delivery();
    }

    @Provide
    Arbitrary<List<Deed>> histories() {
        return Arbitraries.of(Deed.class).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
    }
}
