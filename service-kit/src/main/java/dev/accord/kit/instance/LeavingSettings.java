package dev.accord.kit.instance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process ends.
 *
 * @param notice how long it goes on answering after it began to say that it is not ready; as long as those who balance
 *     need to see that, and less than {@code spring.lifecycle.timeout-per-shutdown-phase}
 */
@ConfigurationProperties("accord.leaving")
public record LeavingSettings(@DefaultValue("0s") Duration notice) {}
