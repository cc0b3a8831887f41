package dev.accord.notification.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a mail may still come back.
 *
 * @param bounceWindow after which an accepted mail counts as delivered (P3: 3 days)
 * @param bouncePace how often it is looked whether that time has come
 */
@ConfigurationProperties("accord.notification")
record BounceSettings(
        @DefaultValue("3d") Duration bounceWindow,
        @DefaultValue("1s") Duration bouncePace) {}
