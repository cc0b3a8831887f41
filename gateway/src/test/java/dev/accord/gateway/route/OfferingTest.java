package dev.accord.gateway.route;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.accord.kit.instance.Neighbours;
import dev.accord.kit.time.MonotonicClock;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.Request;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.ServerRequest;

class OfferingTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final Patience patience = new Patience(LONG, LONG, LONG, LONG, 8, DataSize.ofMegabytes(1), LONG);

    @Test
    void theLeaseCountsFromTheQuestionToTheInstanceThatAnswered() throws Exception {
        var well = new WireMockServer(options().dynamicPort());
        well.start();
        well.stubFor(any(anyUrl()).willReturn(ok()));
        try (var http = HttpClients.custom().disableAutomaticRetries().build()) {
            var neighbours = new Neighbours(
                    Map.of("account", List.of(URI.create("http://127.0.0.1:1"), URI.create(well.baseUrl()))));
            // Each look at this clock is a second later than the one before.
            var looks = new AtomicLong();
            var offering = new Offering(
                    new Asking(http, patience), neighbours, CircuitBreakerRegistry.ofDefaults(), clock(looks));

            var answered = offering.offer(request(), new Question(Service.ACCOUNT, true));

            assertThat(answered.answer().status().value()).isEqualTo(200);
            // First look: the dead one is asked; second: it has failed; third: the other is asked.
            assertThat(Duration.ofNanos(answered.askedAt())).isEqualTo(Duration.ofSeconds(3));
        } finally {
            well.stop();
        }
    }

    private static MonotonicClock clock(AtomicLong looks) {
        return new MonotonicClock() {
            @Override
            public long nanos() {
                return Duration.ofSeconds(looks.incrementAndGet()).toNanos();
            }

            @Override
            public void await(Duration duration) {
                throw new IllegalStateException("nobody waits here");
            }
        };
    }

    private static Request request() {
        var incoming = ServerRequest.create(new MockHttpServletRequest("GET", "/api/account/me"), List.of());
        Request request = mock();
        when(request.getMethod()).thenReturn(HttpMethod.GET);
        when(request.getUri()).thenReturn(URI.create("http://account-service/api/account/me"));
        when(request.getHeaders()).thenReturn(new HttpHeaders());
        when(request.getServerRequest()).thenReturn(incoming);
        return request;
    }
}
