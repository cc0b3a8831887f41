package dev.accord.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.policy.PolicyLabel;
import dev.accord.notification.testing.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger on a real store: what is on record, what is told, and who may take what. */
class LedgerTest extends ServiceTest {

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DeliveryLists lists;

    @Autowired
    private DueMail due;

    @Autowired
    private AttemptLimits limits;

    private final CampaignId campaign = new CampaignId("campaign-" + System.nanoTime());
    private Delivery anna = Delivery.prepared(campaign, new SubjectId("anna"), new PolicyLabel("2"), Instant.EPOCH);

    @BeforeEach
    void prepared() {
        anna = Delivery.prepared(campaign, new SubjectId("anna"), new PolicyLabel("2"), clock.instant());
        deliveries.prepare(List.of(anna));
    }

    @Test
    void preparingSomebodyAgainLeavesTheirDeliveryAsItIs() {
        deliveries.change(anna.id(), delivery -> delivery.shown(clock.instant()));
        int fresh = deliveries.prepare(List.of(
                anna, Delivery.prepared(campaign, new SubjectId("bob"), new PolicyLabel("2"), clock.instant())));
        assertThat(fresh).isEqualTo(1);
        assertThat(deliveries.find(anna.id()).orElseThrow().shownAt()).isNotNull();
    }

    @Test
    void comesBackFromTheStoreAsItWasPut() {
        assertThat(deliveries.find(anna.id())).contains(anna);
    }

    @Test
    void aMailAcceptedAndNotBouncedForThreeDaysIsToldToConsentServiceOnce() throws Exception {
        Instant accepted = clock.instant();
        var claim = new ClaimId("one");
        due.claim(claim, List.of(), 10, accepted, accepted.plusSeconds(60));
        settle(claim, new MailOutcome.Taken());
        clock.forward(Duration.ofDays(3).minusSeconds(10));
        does("ClosingBounceWindows");
        assertThat(deliveries.find(anna.id()).orElseThrow().outcome()).isNull();
        clock.forward(Duration.ofSeconds(11));
        does("ClosingBounceWindows");
        does("ClosingBounceWindows");
        var event = onlyEvent();
        assertThat(event.at("/payload/outcome").asString()).isEqualTo("accepted-3-days");
        assertThat(event.at("/payload/channel").asString()).isEqualTo("email");
        assertThat(lists.history(anna.id()))
                .extracting(LedgerEntry::happening)
                .containsExactly(Happening.MAIL_ACCEPTED, Happening.BOUNCE_WINDOW_OVER);
    }

    @Test
    void showingIsOnRecordTogetherWithTheEventThatTellsOfIt() {
        deliveries.change(anna.id(), delivery -> delivery.shown(clock.instant()));
        deliveries.change(anna.id(), delivery -> delivery.shown(clock.instant()));
        assertThat(onlyEvent().at("/payload/outcome").asString()).isEqualTo("shown");
        assertThat(lists.history(anna.id())).extracting(LedgerEntry::happening).containsExactly(Happening.SHOWN);
    }

    @Test
    void aClaimedMailIsNobodyElsesUntilTheClaimLapses() {
        Instant now = clock.instant();
        assertThat(due.claim(new ClaimId("one"), List.of(), 10, now, now.plusSeconds(60)))
                .singleElement()
                .isEqualTo(((Step.Moved) anna.claimed(new ClaimId("one"), now, now.plusSeconds(60))).delivery());
        assertThat(due.claim(new ClaimId("two"), List.of(), 10, now.plusSeconds(59), now.plusSeconds(99)))
                .isEmpty();
        assertThat(due.claim(new ClaimId("two"), List.of(), 10, now.plusSeconds(60), now.plusSeconds(99)))
                .hasSize(1);
        assertThat(settle(new ClaimId("one"), new MailOutcome.Taken())).isEqualTo(new Step.NotPossible());
    }

    @Test
    void nothingOfARestingCampaignIsClaimed() {
        Instant now = clock.instant();
        assertThat(due.claim(new ClaimId("one"), List.of(campaign), 10, now, now.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void showingWhileAMailIsBeingSentDisturbsNeither() {
        Instant now = clock.instant();
        var claim = new ClaimId("one");
        due.claim(claim, List.of(), 10, now, now.plusSeconds(60));
        deliveries.change(anna.id(), delivery -> delivery.shown(now));
        settle(claim, new MailOutcome.Taken());
        Delivery both = deliveries.find(anna.id()).orElseThrow();
        assertThat(both.shownAt()).isEqualTo(now);
        assertThat(both.mail()).isInstanceOf(MailState.Accepted.class);
    }

    private Step settle(ClaimId claim, MailOutcome outcome) {
        return deliveries.change(
                anna.id(), delivery -> delivery.settled(claim, outcome, clock.instant(), limits, new Random(1)));
    }
}
