package dev.accord.kit.trying;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.accord.kit.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A service that has started while Keycloak is away, so that it has no keys to judge a token with. */
@TestPropertySource(properties = "accord.identity.jwks-uri=http://127.0.0.1:1/certs")
class KeysAwayTest extends TryingTheKit {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JWK KEY = TestTokens.newKey();

    @LocalServerPort
    int port;

    @Test
    void doesNotSendWhoeverIsSignedInToSignInAgain() throws IOException, InterruptedException {
        cannotBeToldNow(asked("Bearer " + TestTokens.user("u1")));
    }

    @Test
    void doesNotBlameTheProofEither() throws IOException, InterruptedException, JOSEException {
        String token = TestTokens.token("p1")
                .claim("cnf", Map.of("jkt", KEY.computeThumbprint().toString()))
                .mint();

        cannotBeToldNow(asked(
                "DPoP " + token, "DPoP", TestTokens.proof(KEY, "GET", address().toString(), token)));
    }

    private static void cannotBeToldNow(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("urn:accord:problem:dependency-unavailable")
                .contains("The sign-in");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    private HttpResponse<String> asked(String authorization, String... more) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address()).header("Authorization", authorization);
        if (more.length > 0) {
            request.headers(more);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port + "/api/boxes");
    }
}
