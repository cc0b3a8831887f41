package dev.accord.sharing.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are delivered.
 *
 * @param timeOut for one delivery from look-up to status line
 * @param firstRetry the wait after the first failure; doubled each time, with jitter
 * @param longestRetry the longest wait between two tries
 * @param attempts after how many failures a message is parked
 * @param mostAtOnce deliveries under way at the same time
 */
@ConfigurationProperties("accord.sharing.webhook")
public record WebhookSettings(
        @DefaultValue("5s") Duration timeOut,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("1h") Duration longestRetry,
        @DefaultValue("16") int attempts,
        @DefaultValue("32") int mostAtOnce) {}
