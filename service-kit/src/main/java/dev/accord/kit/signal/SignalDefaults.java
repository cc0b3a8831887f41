package dev.accord.kit.signal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where figures and traces go: to {@code ACCORD_OTLP_ENDPOINT} by OTLP over HTTP, and nowhere when it is not set. No
 * port is opened for them, so the gateway's actuator stays out of reach. Everything else here is a default that a
 * service or the environment may say otherwise.
 */
public final class SignalDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var endpoint = environment.getProperty("ACCORD_OTLP_ENDPOINT", "").strip();
        var defaults = new HashMap<String, Object>(Map.of(
                "management.otlp.metrics.export.enabled",
                !endpoint.isEmpty(),
                "management.otlp.metrics.export.step",
                "30s",
                // Baggage would carry on whatever somebody put into it.
                "management.tracing.baggage.enabled",
                false,
                "management.tracing.propagation.produce",
                "w3c",
                "management.tracing.propagation.consume",
                "w3c",
                // Without a collector ids are still made, for the log; nothing is recorded under them.
                "management.tracing.sampling.probability",
                endpoint.isEmpty() ? "0" : "${ACCORD_TRACE_SAMPLING:0.1}",
                // A span for each filter and for each look of a relay would bury the others.
                "management.observations.enable.spring.security",
                false,
                "management.observations.enable.tasks",
                false));
        if (!endpoint.isEmpty()) {
            var base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
            defaults.put("management.otlp.metrics.export.url", base + "/v1/metrics");
            defaults.put("management.opentelemetry.tracing.export.otlp.endpoint", base + "/v1/traces");
        }
        environment.getPropertySources().addLast(new MapPropertySource("accord-signal", defaults));
    }
}
