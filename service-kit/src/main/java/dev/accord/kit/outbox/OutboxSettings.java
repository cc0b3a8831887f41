package dev.accord.kit.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events go and how hard it is tried.
 *
 * @param targets address of each receiving service by its name
 * @param firstRetry the wait after the first failure; doubled each time
 * @param longestRetry the longest wait between two tries
 * @param attempts after how many failures an event is parked
 * @param operatorRole who may see parked events and let them try again
 * @param observerRole who may see them
 */
@ConfigurationProperties("accord.outbox")
public record OutboxSettings(
        @DefaultValue Map<String, URI> targets,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("1m") Duration longestRetry,
        @DefaultValue("1500") int attempts,
        String operatorRole,
        String observerRole) {}
