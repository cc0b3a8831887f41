package dev.accord.notification.campaign;

import dev.accord.notification.delivery.CampaignId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One thing that was done to a campaign, a document of its own that is never changed. Public because the driver's record
 * codec reads public records only.
 *
 * @param state the state it came to, by its word
 * @param by the pseudonymous id of the officer, or the name of this service
 */
public record CampaignRecord(@BsonId Key id, Instant at, String state, String by) {

    /** @param seq the campaign's sequence number after it */
    public record Key(CampaignId campaign, long seq) {}

    static CampaignRecord of(Campaign campaign, Instant at, String by) {
        return new CampaignRecord(
                new Key(campaign.id(), campaign.seq()), at, campaign.state().word(), by);
    }
}
