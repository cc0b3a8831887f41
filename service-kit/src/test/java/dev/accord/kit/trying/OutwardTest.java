package dev.accord.kit.trying;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.accord.kit.testing.TestTokens;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

class OutwardTest extends TryingTheKit {

    @LocalServerPort
    int port;

    @Autowired
    Resilience4JCircuitBreakerFactory circuits;

    @BeforeEach
    @AfterEach
    void heal() {
        SHELF.resetAll();
        CircuitBreakerRegistry registry = circuits.getCircuitBreakerRegistry();
        registry.getAllCircuitBreakers().forEach(io.github.resilience4j.circuitbreaker.CircuitBreaker::reset);
    }

    @Test
    void givesTheAnswerAndIgnoresFieldsItDoesNotNeed() {
        shelfSays(okJson("{\"name\":\"upper\",\"places\":3,\"colour\":\"red\"}"));

        assertThat(ask()).isEqualTo("given upper");
        SHELF.verify(getRequestedFor(urlEqualTo("/internal/shelf"))
                .withHeader("Authorization", equalTo("Bearer service-token")));
    }

    @Test
    void aRefusalKeepsItsReason() {
        shelfSays(aResponse()
                .withStatus(404)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"urn:accord:problem:not-found\"}"));

        assertThat(ask()).isEqualTo("refused 404 not-found");
    }

    @Test
    void tooLateIsUnavailable() {
        shelfSays(okJson("{\"name\":\"upper\",\"places\":3}").withFixedDelay(2_000));

        assertThat(ask()).isEqualTo("unavailable too-late");
    }

    @Test
    void aDribblingAnswerIsTooLate() {
        shelfSays(okJson("{\"name\":\"upper\",\"places\":3}").withChunkedDribbleDelay(10, 4_000));

        assertThat(ask()).isEqualTo("unavailable too-late");
    }

    @Test
    void failingIsUnavailable() {
        shelfSays(aResponse().withStatus(500).withBody("stack trace"));

        assertThat(ask()).isEqualTo("unavailable status-500");
    }

    @Test
    void nonsenseIsUnavailable() {
        shelfSays(okJson("{\"name\":"));
        assertThat(ask()).isEqualTo("unavailable malformed");

        shelfSays(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        assertThat(ask()).startsWith("unavailable");
    }

    @Test
    void anAnswerWithoutWhatIsNeededIsMalformed() {
        shelfSays(okJson("{\"name\":\"upper\",\"places\":\"three\"}"));

        assertThat(ask()).isEqualTo("unavailable malformed");
    }

    @Test
    void aResetConnectionIsUnavailable() {
        shelfSays(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(ask()).isEqualTo("unavailable unreachable");
    }

    @Test
    void theCircuitOpensAndSparesAFailingService() {
        shelfSays(aResponse().withStatus(500));
        for (int call = 0; call < 25; call++) {
            ask();
        }

        assertThat(ask()).isEqualTo("unavailable circuit-open");
        assertThat(SHELF.countRequestsMatching(
                                getRequestedFor(urlEqualTo("/internal/shelf")).build())
                        .getCount())
                .isLessThan(25);
    }

    @Test
    void refusalsDoNotOpenTheCircuit() {
        shelfSays(aResponse().withStatus(422));
        for (int call = 0; call < 25; call++) {
            ask();
        }

        assertThat(ask()).isEqualTo("refused 422 ");
    }

    private static void shelfSays(ResponseDefinitionBuilder response) {
        SHELF.stubFor(get("/internal/shelf").willReturn(response));
    }

    private String ask() {
        return String.valueOf(RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .get()
                .uri("/api/shelf")
                .header("Authorization", "Bearer " + TestTokens.user("u1"))
                .exchange()
                .returnResult(String.class)
                .getResponseBody());
    }
}
