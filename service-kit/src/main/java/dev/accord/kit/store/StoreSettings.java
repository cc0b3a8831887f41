package dev.accord.kit.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which store is this service's own.
 *
 * @param database its database; no other service opens it
 * @param region the region whose residents' data it may hold (L1)
 */
@ConfigurationProperties("accord.store")
public record StoreSettings(
        String database, @DefaultValue("eu") String region) {}
