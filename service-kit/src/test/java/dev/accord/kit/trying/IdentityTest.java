package dev.accord.kit.trying;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.accord.kit.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

class IdentityTest extends TryingTheKit {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Test
    void acceptsTheRealmsToken() throws Exception {
        assertThat(get("/api/boxes", bearer(TestTokens.user("u1"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesACallWithoutToken() throws Exception {
        refused(get("/api/boxes", request -> request), 401, "not-signed-in");
    }

    @Test
    void refusesAnExpiredToken() throws Exception {
        refused(get("/api/boxes", bearer(TestTokens.token("u1").expired().mint())), 401, "not-signed-in");
    }

    @Test
    void refusesATokenOfAnotherRealm() throws Exception {
        refused(
                get(
                        "/api/boxes",
                        bearer(TestTokens.token("u1")
                                .issuer("https://elsewhere.example")
                                .mint())),
                401,
                "not-signed-in");
    }

    @Test
    void refusesATokenThatTheRealmDidNotSign() throws Exception {
        refused(get("/api/boxes", bearer(TestTokens.token("u1").forged().mint())), 401, "not-signed-in");
    }

    @Test
    void refusesATokenForAnotherAudience() throws Exception {
        refused(
                get(
                        "/api/boxes",
                        bearer(TestTokens.token("u1").audience("shelf-service").mint())),
                401,
                "not-signed-in");
    }

    @Test
    void refusesPeopleOnInternalAddresses() throws Exception {
        refused(get("/internal/boxes", bearer(TestTokens.user("u1"))), 403, "forbidden");
    }

    @Test
    void refusesAServiceThatIsNotServedThere() throws Exception {
        refused(get("/internal/boxes", bearer(TestTokens.service("other-service", "box-service"))), 403, "forbidden");
    }

    @Test
    void refusesAServiceTokenMeantForTheApi() throws Exception {
        refused(get("/internal/boxes", bearer(TestTokens.service("shelf-service", "accord-api"))), 403, "forbidden");
    }

    @Test
    void tellsWhoMayNotCallBeforeLookingAtWhatWasSent() throws Exception {
        var answer = CLIENT.send(
                bearer(TestTokens.token("p1").roles("partner").mint())
                        .apply(HttpRequest.newBuilder(URI.create(address("/api/boxes"))))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("no JSON at all"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        refused(answer, 403, "forbidden");
    }

    @Test
    void servesEveryoneWhereThatIsDeclared() throws Exception {
        assertThat(get("/api/colours", request -> request).statusCode()).isEqualTo(200);
    }

    @Test
    void asksForATokenOnAnotherMethodOfAnOpenAddress() throws Exception {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(address("/api/colours")))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        refused(answer, 401, "not-signed-in");
    }

    @Test
    void servesTheNamedService() throws Exception {
        assertThat(get("/internal/boxes", bearer(TestTokens.service("shelf-service", "box-service")))
                        .statusCode())
                .isEqualTo(200);
    }

    static List<JWK> keysOfBothKinds() {
        return List.of(TestTokens.newKey(), TestTokens.newRsaKey());
    }

    @ParameterizedTest
    @MethodSource("keysOfBothKinds")
    void takesABoundTokenWithItsProof(JWK key) throws Exception {
        var token = TestTokens.token("p1").roles("partner").boundTo(key).mint();

        assertThat(get("/api/boxes", dpop(token, TestTokens.proof(key, "GET", address("/api/boxes"), token)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesABoundTokenAsPlainBearer() throws Exception {
        var token = TestTokens.token("p1").boundTo(TestTokens.newKey()).mint();

        refused(get("/api/boxes", bearer(token)), 401, "proof-missing");
    }

    @Test
    void refusesABoundTokenWithoutProof() throws Exception {
        var token = TestTokens.token("p1").boundTo(TestTokens.newKey()).mint();

        refused(get("/api/boxes", request -> request.header("Authorization", "DPoP " + token)), 401, "proof-missing");
    }

    @Test
    void refusesAReplayedProof() throws Exception {
        var key = TestTokens.newKey();
        var token = TestTokens.token("p1").roles("partner").boundTo(key).mint();
        var proof = TestTokens.proof(key, "GET", address("/api/boxes"), token);

        assertThat(get("/api/boxes", dpop(token, proof)).statusCode()).isEqualTo(200);
        refused(get("/api/boxes", dpop(token, proof)), 401, "proof-refused");
    }

    @Test
    void refusesAProofForAnotherAddress() throws Exception {
        var key = TestTokens.newKey();
        var token = TestTokens.token("p1").roles("partner").boundTo(key).mint();

        refused(
                get("/api/boxes", dpop(token, TestTokens.proof(key, "GET", address("/api/shelf"), token))),
                401,
                "proof-refused");
    }

    @Test
    void refusesAProofOfAnotherKey() throws Exception {
        var token = TestTokens.token("p1").boundTo(TestTokens.newKey()).mint();
        var other = TestTokens.newKey();

        refused(
                get("/api/boxes", dpop(token, TestTokens.proof(other, "GET", address("/api/boxes"), token))),
                401,
                "proof-refused");
    }

    @Test
    void refusesAnOldProof() throws Exception {
        var key = TestTokens.newKey();
        var token = TestTokens.token("p1").roles("partner").boundTo(key).mint();
        var old = TestTokens.proof(
                key,
                "GET",
                address("/api/boxes"),
                token,
                "old-proof",
                Instant.now().minusSeconds(600));

        refused(get("/api/boxes", dpop(token, old)), 401, "proof-refused");
    }

    @Test
    void takesMoreProofsOfAKeyThanSpringWouldRemember() throws Exception {
        var key = TestTokens.newKey();
        var token = TestTokens.token("p1").roles("partner").boundTo(key).mint();

        for (int call = 0; call < 1_100; call++) {
            assertThat(get("/api/nothing", dpop(token, TestTokens.proof(key, "GET", address("/api/nothing"), token)))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static UnaryOperator<HttpRequest.Builder> bearer(String token) {
        return request -> request.header("Authorization", "Bearer " + token);
    }

    private static UnaryOperator<HttpRequest.Builder> dpop(String token, String proof) {
        return request -> request.header("Authorization", "DPoP " + token).header("DPoP", proof);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private HttpResponse<String> get(String path, UnaryOperator<HttpRequest.Builder> identity) throws Exception {
        return CLIENT.send(
                identity.apply(HttpRequest.newBuilder(URI.create(address(path))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void refused(HttpResponse<String> response, int status, String slug) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("urn:accord:problem:" + slug);
    }
}
