package dev.accord.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One circuit breaker per instance of a service: a dead one is refused for at once, and tried again every other second. */
@Configuration(proxyBeanMethods = false)
class Breakers {

    private static final int WINDOW = 40;
    private static final int FEWEST = 20;
    private static final float HALF = 50;
    private static final int TRIALS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Bean
    CircuitBreakerRegistry breakersOfServices(MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(FEWEST)
                .failureRateThreshold(HALF)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .maxWaitDurationInHalfOpenState(PAUSE)
                .waitDurationInOpenState(PAUSE)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        return breakers;
    }
}
