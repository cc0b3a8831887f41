package dev.accord.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JWSAlgorithm;
import dev.accord.kit.testing.contract.Contract;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The gateway on a port of its own, with one stand-in for all services and the identity provider. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // A busy machine may need long for what should pass; what should be late says so in its lease.
            "accord.lease.length=3s",
            "accord.limits.body-time=4s",
            "accord.revocation.time-out=20s",
            "accord.services.account=${services}",
            "accord.services.consent=${services.consent:${services}}",
            "accord.services.sharing=${services}",
            "accord.services.notification=${services.notification:${services}}"
        })
public abstract class GatewayTest {

    /** Under this name the outside knows the gateway, however a test reaches it. */
    protected static final String PUBLIC = "http://gateway.example";

    private static final String NOBODY_STOPPED = Contract.between("gateway", "sharing-service")
            .scenario("who is stopped when nobody is")
            .answer()
            .body()
            .json();

    protected static final WireMockServer services = started();
    protected static final Realm realm = new Realm(services.baseUrl() + "/realms/accord");
    protected static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    protected int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    private static WireMockServer started() {
        var server = new WireMockServer(options().dynamicPort().containerThreads(64));
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry properties) {
        properties.add("accord.gateway.url", () -> PUBLIC);
        properties.add("accord.identity.issuer", realm::issuer);
        properties.add("services", services::baseUrl);
    }

    @BeforeEach
    void everythingIsWell() {
        forgetStubs();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    protected void forgetStubs() {
        services.resetAll();
        services.stubFor(get("/realms/accord/protocol/openid-connect/certs").willReturn(okJson(realm.keySet())));
        services.stubFor(post("/realms/accord/protocol/openid-connect/token")
                .atPriority(1)
                .withRequestBody(containing("grant_type=client_credentials"))
                .willReturn(okJson("{\"access_token\":\"own\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
        services.stubFor(get("/internal/partners/stopped").willReturn(okJson(NOBODY_STOPPED)));
    }

    protected HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    protected HttpRequest.Builder asUser(String path) {
        return to(path).header("Authorization", "Bearer " + realm.userToken());
    }

    protected HttpRequest.Builder asPartner(Realm.Partner partner, String method, String path) {
        return to(path).header("Authorization", "DPoP " + partner.token())
                .header("DPoP", partner.proof(method, PUBLIC + path));
    }

    /** The token that a service has of the realm for calling the gateway itself. */
    protected static String service(String name) {
        return realm.token(
                realm.key(),
                JWSAlgorithm.PS256,
                realm.claims("service").audience("gateway").claim("azp", name));
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends these very bytes and nothing more, and returns what comes until the connection ends. */
    protected String sendRaw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Asserts that the answer is a problem document of this type, and nothing else. */
    protected static AbstractStringAssert<?> assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        Map<?, ?> problem = JsonMapper.shared().readValue(answer.body(), Map.class);
        assertThat(problem.get("status")).isEqualTo(status);
        assertThat(problem.get("correlation_id"))
                .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
        return assertThat((String) requireNonNull(problem.get("type"))).isEqualTo("urn:accord:problem:" + slug);
    }
}
