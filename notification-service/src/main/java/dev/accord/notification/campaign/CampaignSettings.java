package dev.accord.notification.campaign;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How campaigns go about their work.
 *
 * @param page people prepared at once, at most 500
 * @param pace rest of the preparation when no audience is left or account-service cannot be reached
 * @param tendingPace how often campaigns are looked after that may be finished or may miss newcomers
 * @param newcomersEvery how often the audience is gone through again until the new version has been in force that long
 * @param mostOpen campaigns that may be under way or paused at once
 * @param previewPages pages of the audience a preview counts before it says "at least"
 */
@ConfigurationProperties("accord.notification.campaigns")
record CampaignSettings(
        @DefaultValue("500") int page,
        @DefaultValue("200ms") Duration pace,
        @DefaultValue("2s") Duration tendingPace,
        @DefaultValue("1h") Duration newcomersEvery,
        @DefaultValue("100") int mostOpen,
        @DefaultValue("40") int previewPages) {}
