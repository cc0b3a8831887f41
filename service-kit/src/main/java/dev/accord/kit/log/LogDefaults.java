package dev.accord.kit.log;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Every service logs alike; a service's own settings and the environment still come first. */
public final class LogDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "accord-log",
                        Map.of(
                                "logging.structured.format.console", LogLine.class.getName(),
                                "spring.main.banner-mode", "off",
                                "spring.mvc.log-resolved-exception", "false")));
    }
}
