package dev.accord.kit.instance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How instances of other services are watched.
 *
 * @param pace pause between two questions to one instance
 * @param patience how long it may take to say that it is ready
 */
@ConfigurationProperties("accord.probe")
public record ProbeSettings(
        @DefaultValue("1s") Duration pace,
        @DefaultValue("1s") Duration patience) {}
