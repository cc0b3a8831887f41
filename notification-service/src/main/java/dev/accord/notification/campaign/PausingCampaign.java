package dev.accord.notification.campaign;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.web.Version;
import dev.accord.notification.delivery.CampaignId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pauses and resumes. After a pause no person is prepared and no batch of e-mail is begun; a batch that was begun before
 * goes to its end.
 */
@Component
class PausingCampaign {

    /** Going through the audience moves a campaign on without giving it a new number, which a pause may meet. */
    private static final int MOST_TRIES = 20;

    private final Campaigns campaigns;
    private final Clock clock;

    PausingCampaign(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    Campaign pause(CampaignId id, @Nullable String ifMatch, String officer) {
        return change(id, ifMatch, officer, campaign -> campaign.paused(clock.instant()), "It is not under way.");
    }

    Campaign resume(CampaignId id, @Nullable String ifMatch, String officer) {
        return change(id, ifMatch, officer, Campaign::resumed, "It is not paused.");
    }

    private Campaign change(
            CampaignId id,
            @Nullable String ifMatch,
            String officer,
            Function<Campaign, Optional<Campaign>> verb,
            String otherwise) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Campaign campaign = campaigns.find(id).orElseThrow(() -> Problem.notFound("campaign"));
            Version.require(ifMatch, campaign.seq());
            Campaign changed = verb.apply(campaign).orElseThrow(() -> new Problem(ProblemType.CONFLICT, otherwise));
            if (campaigns.replace(campaign, changed, officer)) {
                return changed;
            }
        }
        throw new Problem(ProblemType.CONFLICT, "It is moving on at this moment. Try again.");
    }
}
