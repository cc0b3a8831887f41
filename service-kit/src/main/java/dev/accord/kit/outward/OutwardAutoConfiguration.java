package dev.accord.kit.outward;

import dev.accord.kit.identity.IdentitySettings;
import dev.accord.kit.instance.Neighbours;
import dev.accord.kit.signal.CarriedContext;
import dev.accord.kit.signal.Traces;
import feign.Client;
import feign.Logger;
import feign.Request;
import feign.RequestInterceptor;
import feign.Retryer;
import feign.codec.Decoder;
import feign.codec.Encoder;
import feign.codec.ErrorDecoder;
import feign.hc5.ApacheHttp5Client;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4jBulkheadConfigurationBuilder;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4jBulkheadProvider;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.openfeign.CircuitBreakerNameResolver;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** One pooled client, one circuit and one bulkhead per client interface, no retries: who asks decides about that. */
@AutoConfiguration(beforeName = "org.springframework.cloud.openfeign.FeignAutoConfiguration")
@ConditionalOnProperty("accord.identity.client-secret")
@EnableConfigurationProperties(OutwardSettings.class)
class OutwardAutoConfiguration {

    private static final TimeValue IDLE = TimeValue.ofSeconds(5);

    /** More than half: one instance of two that fails is left alone by itself, and must not close the service. */
    private static final float MORE_THAN_ONE_OF_TWO = 75;

    @Bean
    ServiceTokens serviceTokens(IdentitySettings identity) {
        return new ServiceTokens(identity);
    }

    @Bean
    RequestInterceptor traceHeaders(Traces traces) {
        return request -> traces.tell(request::header);
    }

    @Bean(destroyMethod = "close")
    CloseableHttpClient outwardConnections(OutwardSettings settings, Neighbours neighbours) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(settings.mostConnections())
                .setMaxConnTotal(Math.max(4, neighbours.instances()) * settings.mostConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(
                                Timeout.ofMilliseconds(settings.timeOut().toMillis()))
                        .setValidateAfterInactivity(Timeout.ofSeconds(1))
                        .setTimeToLive(Timeout.ofMinutes(5))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(
                                Timeout.ofMilliseconds(settings.timeOut().toMillis()))
                        .setRedirectsEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableContentCompression()
                // Before the other side does: then no request meets a connection that is just being closed.
                .evictIdleConnections(IDLE)
                .build();
    }

    @Bean
    Client outwardClient(CloseableHttpClient outwardConnections, Neighbours neighbours) {
        return new BalancedClient(new ApacheHttp5Client(outwardConnections), neighbours);
    }

    /** The circuit's time limit is the one that counts; this bounds what is left behind by it. */
    @Bean
    Request.Options outwardOptions(OutwardSettings settings) {
        long longest = settings.timeOuts().values().stream()
                .mapToLong(Duration::toMillis)
                .reduce(settings.timeOut().toMillis(), Math::max);
        return new Request.Options(longest, TimeUnit.MILLISECONDS, longest, TimeUnit.MILLISECONDS, false);
    }

    @Bean
    FirstCalls firstCalls(
            Neighbours neighbours,
            Client outwardClient,
            Request.Options outwardOptions,
            Decoder outwardDecoder,
            ServiceTokens tokens) {
        return new FirstCalls(neighbours, outwardClient, outwardOptions, outwardDecoder, tokens);
    }

    @Bean
    Retryer noRetries() {
        return Retryer.NEVER_RETRY;
    }

    /** A request log would carry what must not be logged. */
    @Bean
    Logger.Level noRequestLog() {
        return Logger.Level.NONE;
    }

    @Bean
    OutwardJson outwardJson(JsonMapper json, OutwardSettings settings) {
        return new OutwardJson(json, settings.largestAnswerBytes());
    }

    @Bean
    Encoder outwardEncoder(OutwardJson json) {
        return json::encode;
    }

    @Bean
    Decoder outwardDecoder(OutwardJson json) {
        return json::decode;
    }

    @Bean
    ErrorDecoder outwardErrorDecoder(OutwardJson json) {
        return json::refusal;
    }

    @Bean
    CircuitBreakerNameResolver oneCircuitPerClient() {
        return (clientName, target, method) -> method.getDeclaringClass().getSimpleName();
    }

    @Bean
    Customizer<Resilience4JCircuitBreakerFactory> circuits(OutwardSettings settings) {
        return factory -> {
            factory.configureExecutorService(CarriedContext.on(Executors.newVirtualThreadPerTaskExecutor()));
            factory.configureDefault(client -> new Resilience4JConfigBuilder(client)
                    .timeLimiterConfig(TimeLimiterConfig.custom()
                            .timeoutDuration(settings.timeOut(client))
                            .cancelRunningFuture(true)
                            .build())
                    .circuitBreakerConfig(CircuitBreakerConfig.custom()
                            .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                            .slidingWindowSize(5)
                            .minimumNumberOfCalls(20)
                            .failureRateThreshold(MORE_THAN_ONE_OF_TWO)
                            .waitDurationInOpenState(Duration.ofSeconds(2))
                            .permittedNumberOfCallsInHalfOpenState(5)
                            .automaticTransitionFromOpenToHalfOpenEnabled(true)
                            .ignoreExceptions(RefusedByService.class)
                            .build())
                    .build());
        };
    }

    @Bean
    Customizer<Resilience4jBulkheadProvider> bulkheads(OutwardSettings settings) {
        return provider -> provider.configureDefault(client -> new Resilience4jBulkheadConfigurationBuilder()
                .bulkheadConfig(BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.mostAtOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .build())
                .build());
    }
}
