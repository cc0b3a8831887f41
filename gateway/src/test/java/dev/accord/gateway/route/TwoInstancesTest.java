package dev.accord.gateway.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.accord.gateway.GatewayTest;
import dev.accord.kit.instance.Instance;
import dev.accord.kit.instance.Neighbours;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Account-service is two instances here, sharing-service one that is dead and one that is well, and consent-service one
 * that is frozen (its port takes connections and nobody answers) and one that is well.
 */
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "accord.lease.length=3s",
            "accord.services.notification=${services}",
            "accord.probe.pace=100ms",
            "accord.patience.answer=1s"
        })
class TwoInstancesTest extends GatewayTest {

    private static final String PATH = "/api/account/me";
    private static final String PAGES = "/api/sharing/pages";
    private static final WireMockServer second =
            new WireMockServer(options().dynamicPort().containerThreads(32));
    private static final ServerSocket frozen = bound();

    @Autowired
    private Neighbours neighbours;

    @DynamicPropertySource
    static void twoOfEach(DynamicPropertyRegistry properties) {
        second.start();
        properties.add("accord.services.account", () -> services.baseUrl() + "," + second.baseUrl());
        properties.add("accord.services.sharing", () -> "http://127.0.0.1:1," + services.baseUrl());
        properties.add(
                "accord.services.consent",
                () -> "http://127.0.0.1:" + frozen.getLocalPort() + "," + services.baseUrl());
    }

    @BeforeEach
    void bothAreReady() {
        second.resetAll();
        for (var server : List.of(services, second)) {
            server.stubFor(get("/actuator/health/readiness").willReturn(okJson("{}")));
        }
        await().until(() -> answering("account-service"), List.of("account-service", "account-service-2")::equals);
    }

    @AfterAll
    static void end() throws IOException {
        second.stop();
        frozen.close();
    }

    @Test
    void theWorkIsShared() throws Exception {
        bothAnswer();
        for (int i = 0; i < 10; i++) {
            assertThat(send(asUser(PATH)).statusCode()).isEqualTo(200);
        }

        assertThat(asked(services)).isEqualTo(5);
        assertThat(asked(second)).isEqualTo(5);
    }

    @Test
    void aPostThatADeadInstanceRefusedGoesToTheOtherWithItsProof() throws Exception {
        services.stubFor(
                any(urlEqualTo(PAGES)).willReturn(okJson("{\"rows\":[]}").withHeader("Accord-Lease", "2000")));
        var instances = neighbours.named("sharing-service").orElseThrow();

        for (int i = 0; i < 4; i++) {
            var partner = realm.partner();
            assertThat(send(asPartner(partner, "POST", PAGES)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"size\":1}")))
                            .statusCode())
                    .isEqualTo(200);
        }
        services.verify(
                4,
                anyRequestedFor(urlEqualTo(PAGES))
                        .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.equalToJson("{\"size\":1}")));
        assertThat(instances.all().getFirst().answers()).isFalse();
    }

    @Test
    void whatAnInstanceMayHaveTakenInIsNeverSentTwice() throws Exception {
        for (var server : List.of(services, second)) {
            server.stubFor(any(urlEqualTo(PATH)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        }

        for (int i = 0; i < 4; i++) {
            assertProblem(send(asUser(PATH)), 503, "dependency-unavailable");
        }
        assertThat(asked(services) + asked(second)).isEqualTo(4);
    }

    @Test
    void aFrozenInstanceIsLeftAlone() throws Exception {
        services.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        await().until(() -> answering("consent-service"), List.of("consent-service-2")::equals);

        long begun = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThat(send(asUser("/api/consent/me")).statusCode()).isEqualTo(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anInstanceThatIsAboutToEndGetsNothingNewAndIsAskedAgainOnceItIsReady() throws Exception {
        bothAnswer();
        second.stubFor(get("/actuator/health/readiness").willReturn(aResponse().withStatus(503)));
        await().until(() -> answering("account-service"), List.of("account-service")::equals);
        int before = asked(second);
        for (int i = 0; i < 6; i++) {
            assertThat(send(asUser(PATH)).statusCode()).isEqualTo(200);
        }
        assertThat(asked(second)).isEqualTo(before);

        second.stubFor(get("/actuator/health/readiness").willReturn(okJson("{}")));
        await().until(() -> send(asUser(PATH)).statusCode() == 200 && asked(second) > before);
    }

    @Test
    void oneInstanceThatOnlyFailsDoesNotCloseTheService() throws Exception {
        services.stubFor(any(urlEqualTo(PATH)).willReturn(aResponse().withStatus(500)));
        second.stubFor(any(urlEqualTo(PATH)).willReturn(okJson("{}")));
        for (int i = 0; i < 60; i++) {
            send(asUser(PATH));
        }

        for (int i = 0; i < 6; i++) {
            int asked = asked(services);
            var answer = send(asUser(PATH));
            assertThat(answer.statusCode()).isEqualTo(asked(services) == asked ? 200 : 503);
        }
        assertThat(asked(second)).isGreaterThan(20);
    }

    private static void bothAnswer() {
        services.stubFor(any(urlEqualTo(PATH)).willReturn(okJson("{}")));
        second.stubFor(any(urlEqualTo(PATH)).willReturn(okJson("{}")));
    }

    private static int asked(WireMockServer server) {
        return server.countRequestsMatching(anyRequestedFor(urlEqualTo(PATH)).build())
                .getCount();
    }

    private List<String> answering(String service) {
        return neighbours.named(service).orElseThrow().all().stream()
                .filter(Instance::answers)
                .map(Instance::name)
                .toList();
    }

    private static ServerSocket bound() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
