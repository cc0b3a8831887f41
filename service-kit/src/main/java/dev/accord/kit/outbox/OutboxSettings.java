package dev.accord.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard it is tried to deliver events.
 *
 * @param firstRetry the wait after the first failure; doubled each time
 * @param longestRetry the longest wait between two tries, and so how long a receiver that is well again may still wait
 * @param attempts after how many failures an event is parked; the default takes most of a day
 */
@ConfigurationProperties("accord.outbox")
public record OutboxSettings(
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("8s") Duration longestRetry,
        @DefaultValue("11000") int attempts) {}
