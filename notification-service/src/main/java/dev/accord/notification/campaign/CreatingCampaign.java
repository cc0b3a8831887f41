package dev.accord.notification.campaign;

import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.time.IdSource;
import dev.accord.notification.delivery.CampaignId;
import dev.accord.notification.policy.PolicyChange;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Starts a campaign. There is one for each policy version, so that nobody is told the same thing twice. */
@Component
class CreatingCampaign {

    private static final int CREATED = 201;

    private final Content content;
    private final Campaigns campaigns;
    private final Idempotency idempotency;
    private final CampaignSettings settings;
    private final IdSource ids;
    private final Clock clock;

    CreatingCampaign(
            Content content,
            Campaigns campaigns,
            Idempotency idempotency,
            CampaignSettings settings,
            IdSource ids,
            Clock clock) {
        this.content = content;
        this.campaigns = campaigns;
        this.idempotency = idempotency;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Effect create(String officer, String key, CampaignRequest request) {
        CampaignKind kind = request.knownKind();
        PolicyChange change = content.of(request.version());
        var keyed = new KeyedRequest(officer, "create-campaign", key, request);
        return idempotency.once(keyed, session -> {
            campaigns.about(session, kind, change.to()).ifPresent(CreatingCampaign::alreadyTold);
            if (campaigns.open(session, settings.mostOpen()) >= settings.mostOpen()) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "There are " + settings.mostOpen() + " campaigns under way. Let one end.");
            }
            var id = new CampaignId(ids.next().toString());
            campaigns.add(session, Campaign.created(id, kind, change, clock.instant()), officer);
            return Effect.of(CREATED, id.value());
        });
    }

    private static void alreadyTold(Campaign campaign) {
        throw new Problem(
                ProblemType.CONFLICT, "Campaign " + campaign.id() + " tells everyone of this version already.");
    }
}
