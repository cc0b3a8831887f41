package dev.accord.gateway.trust;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import dev.accord.gateway.GatewayApplication;
import dev.accord.gateway.Realm;
import dev.accord.local.cache.Folders;
import dev.accord.local.redis.RedisServer;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two gateways on one real Redis: all that one of them knows of sessions, and what only both together can know. */
@ActiveProfiles("redis")
@DirtiesContext // Its Redis ends with this class.
class SeveralGatewaysTest extends SiteSessionTest {

    private static final String AGREEMENTS = "/api/sharing/agreements";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Path folder = folder();
    private static final RedisServer redis = RedisServer.start(folder, 0);
    private static ConfigurableApplicationContext other;

    @DynamicPropertySource
    static void memory(DynamicPropertyRegistry properties) {
        properties.add("ACCORD_REDIS_URI", redis::uri);
        // A busy machine may need long for what is only slow.
        properties.add("accord.memory.time-out", () -> "2s");
        // Nothing worth counting is refilled while a test runs.
        properties.add("accord.limits.window", () -> "24h");
        properties.add("accord.limits.per-user", () -> "2000");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("accord-redis-tests");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @BeforeAll
    static void startTheOther() {
        other = new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--ACCORD_REDIS_URI=" + redis.uri(),
                        "--accord.memory.time-out=2s",
                        "--accord.limits.window=24h",
                        "--accord.limits.per-user=2000",
                        "--accord.lease.length=3s",
                        "--accord.revocation.time-out=20s",
                        "--accord.gateway.url=" + PUBLIC,
                        "--accord.identity.issuer=" + realm.issuer(),
                        "--accord.services.account=" + services.baseUrl(),
                        "--accord.services.consent=" + services.baseUrl(),
                        "--accord.services.sharing=" + services.baseUrl(),
                        "--accord.services.notification=" + services.baseUrl());
    }

    @AfterAll
    static void endBoth() throws IOException {
        other.close();
        redis.close();
        Folders.delete(folder);
    }

    @Test
    void refusesAtOneTheProofThatWasUsedAtTheOther() throws Exception {
        var partner = realm.partner();
        String proof = partner.proof("GET", PUBLIC + AGREEMENTS);

        assertThat(withProof(port, partner, proof).statusCode()).isEqualTo(200);

        assertProblem(withProof(otherPort(), partner, proof), 401, "proof-refused");
    }

    @Test
    void servesOneSessionAtBothAndEndsItAtBoth() throws Exception {
        var browser = new Browser();
        browser.signIn(300);
        browser.at = otherPort();
        assertThat(browser.get(ME).statusCode()).isEqualTo(200);

        saysEnded("site", logoutToken(realm.key(), ended -> ended.claim("sid", browser.sid)));

        assertProblem(browser.get(ME), 401, "not-signed-in");
        browser.at = port;
        assertProblem(browser.get(ME), 401, "not-signed-in");
    }

    @Test
    void renewsATokenOnceForAThousandRequestsAtBoth() throws Exception {
        var browser = new Browser();
        browser.signIn(5);
        // A refresh token is taken once: whoever shows it again signs the person out.
        services.stubFor(post(TOKEN)
                .inScenario("refresh")
                .withRequestBody(containing("refresh_token=r-1"))
                .willSetStateTo("used")
                .willReturn(okJson(tokens(realm.userToken(), "", 300).replace("r-1", "r-2"))
                        .withFixedDelay(200)));
        services.stubFor(post(TOKEN)
                .inScenario("refresh")
                .whenScenarioStateIs("used")
                .withRequestBody(containing("grant_type=refresh_token"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":\"invalid_grant\"}")));
        services.resetRequests();
        String cookie = "JSESSIONID=" + browser.cookies.get("JSESSIONID");

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = new ArrayList<Callable<HttpResponse<String>>>();
            for (int i = 0; i < 1000; i++) {
                int at = i % 2 == 0 ? port : otherPort();
                requests.add(() -> send(to(at, ME).header("Cookie", cookie)));
            }
            for (var answer : pool.invokeAll(requests)) {
                // A busy machine may be too late for some; none of them may be signed out by that.
                assertThat(answer.get().statusCode()).isIn(200, 503);
            }
        }

        services.verify(exactly(1), renewal());
        for (int at : List.of(port, otherPort())) {
            await().atMost(SOON)
                    .until(() -> send(to(at, ME).header("Cookie", cookie)).statusCode() == 200);
        }
    }

    @Test
    void countsWhatACallerUsesAtBothTogether() throws Exception {
        String token = realm.userToken();
        var left = new ArrayList<String>();
        for (int at : List.of(port, otherPort(), port, otherPort())) {
            left.add(send(to(at, ME).header("Authorization", "Bearer " + token))
                    .headers()
                    .firstValue("RateLimit")
                    .orElseThrow()
                    .replaceAll(".*;r=(\\d+);.*", "$1"));
        }
        assertThat(left).containsExactly("1999", "1998", "1997", "1996");
    }

    @Test
    void refusesAtOneThePartnerThatTheOtherWasToldToStop() throws Exception {
        var partner = realm.partner();
        String said = "{\"client\":\"%s\",\"seq\":2,\"stopped\":true}".formatted(partner.clientId());
        String sharing = realm.token(
                realm.key(),
                JWSAlgorithm.PS256,
                realm.claims("service").audience("gateway").claim("azp", "sharing-service"));

        assertThat(send(to(otherPort(), "/internal/standings")
                                .header("Authorization", "Bearer " + sharing)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(said)))
                        .statusCode())
                .isEqualTo(204);

        assertProblem(withProof(port, partner, partner.proof("GET", PUBLIC + AGREEMENTS)), 403, "partner-not-active");
    }

    @Test
    void refusesWhatItCannotCheckWhileRedisIsAwayAndComesBackByItself() throws Exception {
        var browser = new Browser();
        browser.signIn(300);
        var partner = realm.partner();
        redis.kill();
        try {
            assertProblem(browser.get(ME), 503, "dependency-unavailable");
            assertProblem(withProof(port, partner, fresh(partner)), 503, "dependency-unavailable");
            assertProblem(send(asUser(ME)), 503, "dependency-unavailable");
            // Counted by each gateway for itself, and about nobody.
            assertThat(send(to(port, "/api/consent/purposes")).statusCode()).isEqualTo(200);
        } finally {
            redis.restart();
        }
        await().atMost(SOON).until(() -> isServed(port, partner) && isServed(otherPort(), partner));
    }

    @Test
    void refusesInTimeWhileRedisHangs() throws Exception {
        var partner = realm.partner();
        signal("STOP");
        try {
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertProblem(withProof(port, partner, fresh(partner)), 503, "dependency-unavailable");
            }
            // Each of the first waits for its time-out, the later ones are not asked any more.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        } finally {
            signal("CONT");
        }
        await().atMost(SOON).until(() -> isServed(port, partner) && isServed(otherPort(), partner));
    }

    @Test
    void doesNotVouchForAProofFromBeforeRedisBegan() throws Exception {
        var partner = realm.partner();
        String used = fresh(partner);
        assertThat(withProof(port, partner, used).statusCode()).isEqualTo(200);
        redis.kill();
        redis.restart();

        await().atMost(SOON).until(() -> isServed(port, partner) && isServed(otherPort(), partner));

        assertThat(withProof(otherPort(), partner, used).statusCode()).isIn(401, 503);
    }

    @Test
    void keepsNothingForEverAndNobodysNameInAKey() throws Exception {
        var browser = new Browser();
        browser.signIn(300);
        browser.get(ME);
        var partner = realm.partner();
        withProof(port, partner, fresh(partner));
        String person = UUID.randomUUID().toString();
        send(to(port, ME).header("Authorization", "Bearer " + realm.userToken(claims -> claims.subject(person))));
        saysEnded("site", logoutToken(realm.key(), ended -> ended.claim("sid", browser.sid)));

        try (var client = RedisClient.create(redis.uri());
                var connection = client.connect()) {
            var keys = connection.sync().keys("*");
            assertThat(keys).hasSizeGreaterThan(5).allSatisfy(key -> {
                assertThat(connection.sync().ttl(key)).as(key).isPositive();
                assertThat(key)
                        .startsWith("accord:gateway:")
                        .doesNotContain(
                                browser.sid,
                                browser.cookies.get("JSESSIONID"),
                                person,
                                partner.clientId(),
                                "127.0.0.1");
            });
        }
    }

    private boolean isServed(int at, Realm.Partner partner) throws Exception {
        return withProof(at, partner, fresh(partner)).statusCode() == 200;
    }

    private static String fresh(Realm.Partner partner) {
        return partner.proof("GET", PUBLIC + AGREEMENTS);
    }

    private HttpResponse<String> withProof(int at, Realm.Partner partner, String proof) throws Exception {
        return send(to(at, AGREEMENTS)
                .header("Authorization", "DPoP " + partner.token())
                .header("DPoP", proof));
    }

    private static HttpRequest.Builder to(int at, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path));
    }

    private static int otherPort() {
        return other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(redis.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
