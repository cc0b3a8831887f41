package dev.accord.gateway.lease;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How answers to partners are written.
 *
 * @param sendBuffer what the kernel may hold of an answer to a slow reader
 * @param piece how much is written between two looks at the clock
 */
@ConfigurationProperties("accord.hand-over")
record HandOverLimits(
        @DefaultValue("32KB") DataSize sendBuffer,
        @DefaultValue("4KB") DataSize piece) {}
