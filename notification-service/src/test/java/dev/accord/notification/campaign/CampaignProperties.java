package dev.accord.notification.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.campaign.CampaignState.Delivering;
import dev.accord.notification.campaign.CampaignState.Finished;
import dev.accord.notification.campaign.CampaignState.Paused;
import dev.accord.notification.campaign.CampaignState.Preparing;
import dev.accord.notification.delivery.CampaignId;
import dev.accord.notification.policy.PolicyChange;
import dev.accord.notification.policy.PolicyLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CampaignProperties {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration INTERVAL = Duration.ofHours(1);

    enum Deed {
        PAUSE,
        RESUME,
        PAGE,
        END_OF_AUDIENCE,
        LOOK_FOR_NEWCOMERS,
        FINISH
    }

    @Property
    void everyHistoryKeepsTheRules(
            @ForAll @Size(max = 60) List<Deed> deeds, @ForAll @IntRange(max = 20) int hoursUntilInForce) {
        Campaign campaign = campaign(START.plus(Duration.ofHours(hoursUntilInForce)));
        Instant now = START;
        for (Deed deed : deeds) {
            now = now.plus(Duration.ofMinutes(40));
            Optional<Campaign> next = done(deed, campaign, now);
            if (next.isPresent()) {
                holdsBetween(campaign, next.get(), deed);
                campaign = next.get();
            }
        }
    }

    @Example
    void resumesExactlyWhereItWasPaused() {
        Campaign halfway = campaign(START).preparedUpTo(new SubjectId("m")).orElseThrow();
        Campaign resumed = halfway.paused(START).orElseThrow().resumed().orElseThrow();
        assertThat(resumed.state()).isEqualTo(new Preparing(new SubjectId("m")));
    }

    @Example
    void goesThroughTheAudienceAgainUntilTheNewVersionIsInForce() {
        Instant inForce = START.plus(Duration.ofDays(1));
        Campaign delivering = campaign(inForce).preparedWholly(START).orElseThrow();
        assertThat(delivering.finished(START, INTERVAL)).isEmpty();
        assertThat(delivering.lookingForNewcomers(START.plus(INTERVAL).minusMillis(1), INTERVAL))
                .isEmpty();
        assertThat(delivering
                        .lookingForNewcomers(START.plus(INTERVAL), INTERVAL)
                        .orElseThrow()
                        .state())
                .isEqualTo(new Preparing(null));
        Campaign justInForce = goneThroughAgain(delivering, inForce);
        assertThat(justInForce.finished(inForce, INTERVAL)).isEmpty();
        Instant settled = inForce.plus(INTERVAL);
        Campaign lastLook = goneThroughAgain(justInForce, settled);
        assertThat(lastLook.lookingForNewcomers(settled.plus(INTERVAL), INTERVAL))
                .isEmpty();
        assertThat(lastLook.finished(settled, INTERVAL)).isPresent();
    }

    private static Campaign goneThroughAgain(Campaign campaign, Instant now) {
        return campaign.lookingForNewcomers(now, INTERVAL)
                .flatMap(again -> again.preparedWholly(now))
                .orElseThrow();
    }

    private static void holdsBetween(Campaign before, Campaign after, Deed deed) {
        assertThat(before.state()).as("a finished campaign stays finished").isNotInstanceOf(Finished.class);
        assertThat(after.change()).isEqualTo(before.change());
        assertThat(after.seq()).isEqualTo(deed == Deed.PAGE ? before.seq() : before.seq() + 1);
        if (before.state() instanceof Paused(var resumesTo, Instant _)) {
            assertThat(deed).as("only resuming moves a paused campaign").isEqualTo(Deed.RESUME);
            assertThat(after.state()).isEqualTo(resumesTo);
        }
        if (after.state() instanceof Finished) {
            assertThat(before.state()).isInstanceOf(Delivering.class);
        }
    }

    private static Optional<Campaign> done(Deed deed, Campaign campaign, Instant now) {
        return switch (deed) {
            case PAUSE -> campaign.paused(now);
            case RESUME -> campaign.resumed();
            case PAGE -> campaign.preparedUpTo(new SubjectId("s" + now.getEpochSecond()));
            case END_OF_AUDIENCE -> campaign.preparedWholly(now);
            case LOOK_FOR_NEWCOMERS -> campaign.lookingForNewcomers(now, INTERVAL);
            case FINISH -> campaign.finished(now, INTERVAL);
        };
    }

    private static Campaign campaign(Instant inForce) {
        PolicyChange change = new PolicyChange(new PolicyLabel("2"), new PolicyLabel("1"), inForce, "major", List.of());
        return Campaign.created(new CampaignId("c"), CampaignKind.POLICY_CHANGE, change, START);
    }
}
