package dev.accord.kit.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import dev.accord.kit.testing.TestTokens;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WireMockTest
class RealmKeysTest {
    private static final JWK KEY = TestTokens.newKey();
    private static final String PUBLISHED = "{\"keys\":[" + KEY.toPublicJWK().toJSONString() + "]}";

    private WireMockRuntimeInfo realm;
    private JWKSource<SecurityContext> keys;

    @BeforeEach
    void begin(WireMockRuntimeInfo started) throws MalformedURLException {
        realm = started;
        keys = RealmKeys.at(URI.create(started.getHttpBaseUrl() + "/certs").toURL());
    }

    @Test
    void areNotWaitedForWhenTheyComeInDrips() {
        realm.getWireMock()
                .register(
                        get(anyUrl()).willReturn(aResponse().withBody(PUBLISHED).withChunkedDribbleDelay(40, 20_000)));
        long begun = System.nanoTime();

        assertThatThrownBy(() -> named(KEY.getKeyID())).isInstanceOf(KeySourceException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void areThereAgainSoonAfterAnOutage() throws KeySourceException {
        realm.getWireMock().register(get(anyUrl()).willReturn(aResponse().withStatus(503)));
        for (int tries = 0; tries < 5; tries++) {
            assertThatThrownBy(() -> named(KEY.getKeyID())).isInstanceOf(KeySourceException.class);
        }

        realm.getWireMock().register(get(anyUrl()).willReturn(okJson(PUBLISHED)));

        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptionsInstanceOf(KeySourceException.class)
                .until(() -> named(KEY.getKeyID()).size() == 1);
    }

    @Test
    void areNotAskedForBecauseCallersNameOthers() throws KeySourceException {
        realm.getWireMock().register(get(anyUrl()).willReturn(okJson(PUBLISHED)));
        assertThat(named(KEY.getKeyID())).hasSize(1);

        int tooOften = 0;
        for (int unknown = 0; unknown < 50; unknown++) {
            try {
                assertThat(named("unknown-" + unknown)).isEmpty();
            } catch (RateLimitReachedException refused) {
                tooOften++;
            }
        }

        assertThat(tooOften).isGreaterThan(40);
        assertThat(realm.getWireMock().getServeEvents()).hasSizeLessThan(10);
    }

    private List<JWK> named(String keyId) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build()), null);
    }
}
