package dev.accord.kit.outward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.accord.kit.identity.IdentitySettings;
import dev.accord.kit.instance.Neighbours;
import feign.Client;
import feign.Request;
import feign.hc5.ApacheHttp5Client;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import tools.jackson.databind.json.JsonMapper;

/** What a process does with the services it calls before it says that it is ready. */
class FirstCallsTest {

    private static final int LONGEST_ANSWER = 1024;

    private final WireMockServer identity = new WireMockServer(options().dynamicPort());
    private final WireMockServer shelf = new WireMockServer(options().dynamicPort());

    private String identityAddress = "";
    private String shelfAddress = "";

    @BeforeEach
    void start() {
        identity.start();
        shelf.start();
        identityAddress = identity.baseUrl();
        shelfAddress = shelf.baseUrl();
        identity.stubFor(any(anyUrl())
                .willReturn(okJson("{\"access_token\":\"of-box\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
        shelf.stubFor(any(anyUrl()).willReturn(okJson("{\"status\":\"UP\"}")));
    }

    @AfterEach
    void end() {
        identity.stop();
        shelf.stop();
    }

    @Test
    void asksEveryServiceWithATokenForIt() throws InterruptedException {
        run();

        identity.verify(postRequestedFor(anyUrl()).withRequestBody(containing("to-shelf-service")));
        shelf.verify(getRequestedFor(urlEqualTo("/actuator/health/readiness"))
                .withHeader("Authorization", equalTo("Bearer of-box")));
    }

    @Test
    void doesNotMindWhatIsAnsweredOrWhether() {
        shelf.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThatCode(this::run).doesNotThrowAnyException();

        shelf.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withBody("{")));
        assertThatCode(this::run).doesNotThrowAnyException();

        shelf.stop();
        assertThatCode(this::run).doesNotThrowAnyException();

        identity.stop();
        assertThatCode(this::run).doesNotThrowAnyException();
    }

    private void run() throws InterruptedException {
        var neighbours = new Neighbours(Map.of("shelf", List.of(URI.create(shelfAddress))));
        Client client = new BalancedClient(new ApacheHttp5Client(HttpClients.createDefault()), neighbours);
        var tokens = new ServiceTokens(
                new IdentitySettings(identityAddress, "box-service", "not-a-secret", null, null, false));
        var times = new Request.Options(5, TimeUnit.SECONDS, 5, TimeUnit.SECONDS, false);
        new FirstCalls(neighbours, client, times, new OutwardJson(JsonMapper.shared(), LONGEST_ANSWER)::decode, tokens)
                .run(new DefaultApplicationArguments());
    }
}
