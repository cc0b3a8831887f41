package dev.accord.kit.trying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.accord.kit.identity.ProofChecks;
import dev.accord.kit.identity.UsedProofs;
import dev.accord.kit.memory.MemorySettings;
import dev.accord.kit.memory.SharedMemory;
import dev.accord.kit.testing.TestTokens;
import dev.accord.local.redis.RedisServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/** Two instances of a service on one real Redis. */
class SharedProofsTest {

    private static final String ADDRESS = "http://box.example/api/boxes";
    private static final String TOKEN = "a-token";
    private static final JWK KEY = TestTokens.newKey();
    private static final String THUMBPRINT = thumbprint();

    @TempDir
    private Path folder;

    private RedisServer redis;
    private Instance one;
    private Instance two;

    @BeforeEach
    void start() {
        redis = RedisServer.start(folder, 0);
        one = new Instance("box-service", redis);
        two = new Instance("box-service", redis);
        // Proofs of the very second in which Redis began are not vouched for.
        await().until(() -> isGood(one));
    }

    @AfterEach
    void end() {
        one.close();
        two.close();
        redis.close();
    }

    @Test
    void refusesAtOneInstanceTheProofThatWasUsedAtTheOther() {
        String proof = proof();
        one.check(proof);

        assertThatThrownBy(() -> two.check(proof)).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> one.check(proof)).isInstanceOf(JwtException.class);
    }

    @Test
    void takesTheProofThatTheGatewayHasTakenBefore() {
        try (var another = new Instance("shelf-service", redis)) {
            await().until(() -> isGood(another));
            String proof = proof();
            one.check(proof);
            another.check(proof);
        }
    }

    @Test
    void knowsNothingOfAProofWhileRedisIsAwayAndThatItIsOlderThanRedisAfterwards() {
        String proof = proof();
        one.check(proof);
        redis.kill();

        assertThatThrownBy(() -> two.check(proof())).isInstanceOf(AuthenticationServiceException.class);

        redis.restart();
        await().until(() -> isGood(one) && isGood(two));
        assertThat(isGood(two, proof)).isFalse();
    }

    private static String thumbprint() {
        try {
            return KEY.computeThumbprint().toString();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String proof() {
        return TestTokens.proof(KEY, "GET", ADDRESS, TOKEN);
    }

    private static boolean isGood(Instance instance) {
        return isGood(instance, proof());
    }

    private static boolean isGood(Instance instance, String proof) {
        try {
            instance.check(proof);
            return true;
        } catch (JwtException | AuthenticationServiceException refused) {
            return false;
        }
    }

    /** One process with its own connection. */
    private record Instance(SharedMemory memory, UsedProofs used) implements AutoCloseable {

        Instance(String service, RedisServer redis) {
            this(new SharedMemory(service, new MemorySettings(redis.uri(), "secret", Duration.ofSeconds(2))));
        }

        private Instance(SharedMemory memory) {
            this(memory, UsedProofs.among(memory));
        }

        void check(String proof) {
            ProofChecks.decoders(used, Clock.systemUTC())
                    .createDecoder(DPoPProofContext.withDPoPProof(proof)
                            .accessToken(Jwt.withTokenValue(TOKEN)
                                    .header("alg", "PS256")
                                    .claim("cnf", Map.of("jkt", THUMBPRINT))
                                    .build())
                            .method("GET")
                            .targetUri(ADDRESS)
                            .build())
                    .decode(proof);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
