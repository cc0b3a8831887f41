package dev.accord.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.accord.kit.problem.ProblemDocuments;
import dev.accord.kit.testing.TestTokens;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cache.Cache;
import org.springframework.cache.support.NoOpCache;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import tools.jackson.databind.json.JsonMapper;

class SenderBindingTest {
    private static final String TOKEN = "a-token";
    private static final JWK KEY = TestTokens.newKey();

    @Test
    void saysThatItCannotFindOutInsteadOfBlamingTheProof() throws ServletException, IOException {
        MockHttpServletResponse answer = answered(new UsedProofs(new Forgetful()));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString()).contains("dependency-unavailable");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(answer.getHeader("WWW-Authenticate")).isNull();
    }

    @Test
    void blamesTheProofThatWasUsedBefore() throws ServletException, IOException {
        UsedProofs used = UsedProofs.inThisProcess();
        String proof = proof();
        answered(used, proof);

        MockHttpServletResponse answer = answered(used, proof);

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).contains("proof-refused");
        assertThat(answer.getHeader("WWW-Authenticate")).isNotNull();
    }

    private static MockHttpServletResponse answered(UsedProofs used) throws ServletException, IOException {
        return answered(used, proof());
    }

    private static MockHttpServletResponse answered(UsedProofs used, String proof)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/api/boxes");
        request.addHeader("Authorization", "DPoP " + TOKEN);
        request.addHeader("DPoP", proof);
        var response = new MockHttpServletResponse();
        new SenderBinding(used, Clock.systemUTC())
                .filter(
                        new JwtAuthenticationProvider(SenderBindingTest::bound),
                        new ProblemDocuments(JsonMapper.shared()))
                .doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static String proof() {
        return TestTokens.proof(KEY, "GET", "http://localhost/api/boxes", TOKEN);
    }

    private static Jwt bound(String token) {
        try {
            return Jwt.withTokenValue(token)
                    .header("alg", "PS256")
                    .subject("a-partner")
                    .claim("cnf", Map.of("jkt", KEY.computeThumbprint().toString()))
                    .build();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A memory that cannot be asked. */
    private static final class Forgetful extends NoOpCache {
        Forgetful() {
            super("used proofs");
        }

        @Override
        public Cache.@Nullable ValueWrapper putIfAbsent(Object id, @Nullable Object value) {
            throw new AuthenticationServiceException("The memory of used proofs cannot be asked");
        }
    }
}
