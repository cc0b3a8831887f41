package dev.accord.kit.memory;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/** Switches the profile {@code redis} on where {@code ACCORD_REDIS_URI} is set, so that setting it is all there is to do. */
final class RedisProfile implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("ACCORD_REDIS_URI", "").isBlank()) {
            environment.addActiveProfile("redis");
        }
    }
}
