package dev.accord.notification.campaign;

import dev.accord.notification.delivery.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as an officer sees it.
 *
 * @param audience people who have a delivery so far
 * @param audienceComplete whether everyone there was has one
 */
record CampaignView(
        String id,
        String kind,
        String policyVersion,
        @Nullable String comparedWith,
        String classification,
        String state,
        long audience,
        boolean audienceComplete,
        Instant createdAt,
        Progress progress) {

    static CampaignView of(Campaign campaign, Progress progress) {
        var from = campaign.change().from();
        return new CampaignView(
                campaign.id().value(),
                campaign.kind().word(),
                campaign.change().to().value(),
                from == null ? null : from.value(),
                campaign.change().classification(),
                campaign.state().word(),
                progress.prepared(),
                campaign.audienceComplete(),
                campaign.createdAt(),
                progress);
    }
}
