package dev.accord.kit.outward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.accord.kit.instance.Neighbours;
import dev.accord.kit.instance.ProbeSettings;
import dev.accord.kit.instance.Probing;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.hc5.ApacheHttp5Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances of a service, one of them in trouble. */
class BalancedClientTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final WireMockServer one = shelf(0);
    private final WireMockServer two = shelf(0);
    private final Neighbours neighbours =
            new Neighbours(Map.of("shelf", List.of(URI.create(one.baseUrl()), URI.create(two.baseUrl()))));
    private final BalancedClient client = client(neighbours);

    @BeforeEach
    void bothAreWell() {
        answers(one, "one");
        answers(two, "two");
    }

    @AfterEach
    void end() {
        one.stop();
        two.stop();
    }

    @Test
    void theWorkIsShared() throws IOException {
        for (int i = 0; i < 10; i++) {
            post();
        }

        assertThat(asked(one)).isEqualTo(5);
        assertThat(asked(two)).isEqualTo(5);
    }

    @Test
    void aDeadInstanceCostsNoRequestNotEvenAPost() throws IOException {
        one.stop();

        for (int i = 0; i < 10; i++) {
            assertThat(post()).isEqualTo("two");
        }
        assertThat(asked(two)).isEqualTo(10);
    }

    @Test
    void whatAnInstanceMayHaveTakenInIsNeverSentTwice() {
        breaksOff(one);
        breaksOff(two);

        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        }
        assertThat(asked(one) + asked(two)).isEqualTo(6);
    }

    @Test
    void anInstanceThatBreaksOffIsLeftAloneAfterThreeFailures() throws IOException {
        breaksOff(one);
        int failures = 0;
        for (int i = 0; i < 20; i++) {
            failures += isAnswered() ? 0 : 1;
        }

        assertThat(failures).isEqualTo(3);
    }

    @Test
    void anInstanceThatFailsIsLeftAloneAndOneThatMissesSomethingIsNot() throws IOException {
        one.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        two.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(503).withHeader("Content-Type", "application/problem+json")));
        for (int i = 0; i < 20; i++) {
            post();
        }

        assertThat(asked(one)).isEqualTo(3);
    }

    @Test
    void aFrozenInstanceIsFoundByItsReadinessBeforeManyRequestsWaitForIt() throws IOException {
        two.stop();
        try (var frozen = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var shelves = new Neighbours(Map.of(
                    "shelf",
                    List.of(URI.create(one.baseUrl()), URI.create("http://127.0.0.1:" + frozen.getLocalPort()))));
            try (var probing = probing(shelves)) {
                assertThat(probing).isNotNull();
                await().until(() -> answering(shelves), List.of("shelf-service")::equals);
                var balanced = client(shelves);
                for (int i = 0; i < 10; i++) {
                    assertThat(post(balanced)).isEqualTo("one");
                }
            }
        }
    }

    @Test
    void anInstanceThatIsAboutToEndIsLeftAloneAndAskedAgainOnceItIsReady() {
        one.stubFor(get("/actuator/health/readiness")
                .atPriority(1)
                .willReturn(aResponse().withStatus(503)));
        try (var probing = probing(neighbours)) {
            assertThat(probing).isNotNull();
            await().until(() -> answering(neighbours), List.of("shelf-service-2")::equals);

            one.resetMappings();
            answers(one, "one");
            await().until(() -> answering(neighbours).size() == 2);
        }
    }

    @Test
    void anInstanceThatCameBackIsAskedAgain() {
        int port = one.port();
        one.stop();
        try (var probing = probing(neighbours)) {
            assertThat(probing).isNotNull();
            await().until(() -> answering(neighbours), List.of("shelf-service-2")::equals);

            var again = shelf(port);
            answers(again, "one");
            await().until(() -> answering(neighbours).size() == 2);
            again.stop();
        }
    }

    @Test
    void anAddressThatIsNoServiceOfOursIsAskedAsItStands() throws IOException {
        assertThat(send(client, one.baseUrl() + "/boxes")).isEqualTo("one");
    }

    private static void breaksOff(WireMockServer shelf) {
        shelf.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    }

    private static void answers(WireMockServer shelf, String name) {
        shelf.stubFor(any(anyUrl()).willReturn(ok(name)));
    }

    private static int asked(WireMockServer shelf) {
        return shelf.countRequestsMatching(
                        postRequestedFor(urlEqualTo("/boxes?of=mine")).build())
                .getCount();
    }

    private static WireMockServer shelf(int port) {
        var shelf = new WireMockServer(WireMockConfiguration.options().port(port));
        shelf.start();
        return shelf;
    }

    private static Probing probing(Neighbours shelves) {
        return new Probing(
                shelves.named("shelf-service").stream().toList(), new ProbeSettings(Duration.ofMillis(50), PATIENCE));
    }

    private static List<String> answering(Neighbours shelves) {
        return shelves.named("shelf-service").orElseThrow().all().stream()
                .filter(instance -> instance.answers())
                .map(instance -> instance.name())
                .toList();
    }

    private static BalancedClient client(Neighbours shelves) {
        return new BalancedClient(
                new ApacheHttp5Client(
                        HttpClients.custom().disableAutomaticRetries().build()),
                shelves);
    }

    private boolean isAnswered() {
        try {
            post();
            return true;
        } catch (IOException failed) {
            return false;
        }
    }

    private String post() throws IOException {
        return post(client);
    }

    private static String post(BalancedClient through) throws IOException {
        return send(through, "http://shelf-service/boxes?of=mine");
    }

    private static String send(BalancedClient through, String address) throws IOException {
        Request request = Request.create(
                Request.HttpMethod.POST,
                address,
                Map.of(),
                "{}".getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                new RequestTemplate());
        var options = new Request.Options(2, TimeUnit.SECONDS, 2, TimeUnit.SECONDS, false);
        try (Response response = through.execute(request, options)) {
            return new String(response.body().asInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
