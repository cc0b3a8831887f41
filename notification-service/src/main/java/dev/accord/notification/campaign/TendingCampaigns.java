package dev.accord.notification.campaign;

import dev.accord.notification.delivery.Reach;
import dev.accord.notification.duty.Duty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sees to it that campaigns do not miss who joined meanwhile, and that they end. */
@Component
class TendingCampaigns implements Duty {

    private final Campaigns campaigns;
    private final Reach reach;
    private final CampaignSettings settings;
    private final Clock clock;

    TendingCampaigns(Campaigns campaigns, Reach reach, CampaignSettings settings, Clock clock) {
        this.campaigns = campaigns;
        this.reach = reach;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean doOne() {
        Instant now = clock.instant();
        for (Campaign campaign : campaigns.standing("delivering")) {
            Optional<Campaign> next = campaign.lookingForNewcomers(now, settings.newcomersEvery())
                    .or(() -> campaign.finished(now, settings.newcomersEvery())
                            .filter(end -> !reach.anybodyOutstanding(campaign.id())));
            next.ifPresent(moved -> campaigns.replace(campaign, moved, Campaigns.ITSELF));
        }
        return false;
    }

    @Override
    public Duration pace() {
        return settings.tendingPace();
    }
}
