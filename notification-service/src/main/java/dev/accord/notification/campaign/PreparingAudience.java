package dev.accord.notification.campaign;

import dev.accord.notification.audience.Audience;
import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.campaign.CampaignState.Preparing;
import dev.accord.notification.delivery.Deliveries;
import dev.accord.notification.delivery.Delivery;
import dev.accord.notification.duty.Duty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Goes through the audience page by page and gives everyone their delivery. The place is moved on only after the page
 * is durable, so a page may be prepared twice, by two instances or after a crash, and nobody is skipped or has two.
 */
@Component
class PreparingAudience implements Duty {

    private final Campaigns campaigns;
    private final Audience audience;
    private final Deliveries deliveries;
    private final CampaignSettings settings;
    private final Clock clock;

    PreparingAudience(
            Campaigns campaigns, Audience audience, Deliveries deliveries, CampaignSettings settings, Clock clock) {
        this.campaigns = campaigns;
        this.audience = audience;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean doOne() {
        boolean more = false;
        for (Campaign campaign : campaigns.standing("preparing")) {
            more |= nextPage(campaign);
        }
        return more;
    }

    private boolean nextPage(Campaign campaign) {
        SubjectId after = campaign.state() instanceof Preparing preparing ? preparing.after() : null;
        // Without an answer the campaign stays where it is and waits: no answer is not the end of the audience.
        Optional<List<SubjectId>> page = audience.after(after, settings.page());
        return page.isPresent() && prepared(campaign, page.get());
    }

    private boolean prepared(Campaign campaign, List<SubjectId> subjects) {
        Instant now = clock.instant();
        if (subjects.isEmpty()) {
            campaign.preparedWholly(now).ifPresent(whole -> campaigns.replace(campaign, whole, Campaigns.ITSELF));
            return false;
        }
        deliveries.prepare(subjects.stream()
                .map(subject -> Delivery.prepared(
                        campaign.id(), subject, campaign.change().to(), now))
                .toList());
        campaign.preparedUpTo(subjects.getLast())
                .ifPresent(further -> campaigns.replace(campaign, further, Campaigns.ITSELF));
        return true;
    }

    @Override
    public Duration pace() {
        return settings.pace();
    }
}
