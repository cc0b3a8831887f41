package dev.accord.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard it is tried to deliver events.
 *
 * @param firstRetry the wait after the first failure; doubled each time
 * @param longestRetry the longest wait between two tries
 * @param attempts after how many failures an event is parked
 */
@ConfigurationProperties("accord.outbox")
public record OutboxSettings(
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("1m") Duration longestRetry,
        @DefaultValue("1500") int attempts) {}
