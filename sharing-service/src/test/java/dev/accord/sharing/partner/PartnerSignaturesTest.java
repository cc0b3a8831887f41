package dev.accord.sharing.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.accord.sharing.partner.PartnerSignatures.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** S4, S6: only what a registered key signed with PS256 counts. */
class PartnerSignaturesTest {

    private static final String CLEAR = "{\"agreement\":\"a\",\"terms_hash\":\"h\"}";
    private static final RSAKey KEY = key("sig-1");
    private static final PartnerKeys KEYS = new PartnerKeys(
            List.of(KEY.toPublicJWK().toJSONString()), KEY.toPublicJWK().toJSONString());

    @Test
    void takesWhatTheRegisteredKeySigned() throws Exception {
        assertThat(verify(signed(KEY, JWSAlgorithm.PS256, "sig-1").serialize()))
                .isEqualTo(new Outcome.Verified(Map.of("agreement", "a", "terms_hash", "h")));
    }

    @Test
    void takesADetachedSignatureOverWhatIsExpected() throws Exception {
        assertThat(verify(signed(KEY, JWSAlgorithm.PS256, "sig-1").serialize(true)))
                .isInstanceOf(Outcome.Verified.class);
    }

    @Test
    void refusesAnotherKeyUnderTheSameName() throws Exception {
        assertThat(verify(signed(key("sig-1"), JWSAlgorithm.PS256, "sig-1").serialize()))
                .isEqualTo(new Outcome.Refused("does not fit the registered key"));
    }

    @Test
    void refusesAKeyThatIsNotRegistered() throws Exception {
        assertThat(verify(signed(KEY, JWSAlgorithm.PS256, "other").serialize()))
                .isEqualTo(new Outcome.Refused("names a key that is not registered for this partner"));
    }

    @Test
    void refusesOtherAlgorithms() throws Exception {
        assertThat(verify(signed(KEY, JWSAlgorithm.RS256, "sig-1").serialize()))
                .isEqualTo(new Outcome.Refused("is not signed with PS256"));
        var mac = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(CLEAR));
        mac.sign(new MACSigner(KEY.toPublicJWK().toJSONString()));
        assertThat(verify(mac.serialize())).isEqualTo(new Outcome.Refused("is not signed with PS256"));
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThat(verify("")).isInstanceOf(Outcome.Refused.class);
        assertThat(verify("a.b.c")).isInstanceOf(Outcome.Refused.class);
        assertThat(verify("eyJhbGciOiJub25lIn0.e30.")).isInstanceOf(Outcome.Refused.class);
        assertThat(verify("x".repeat(70_000))).isInstanceOf(Outcome.Refused.class);
    }

    private static Outcome verify(String compact) {
        return PartnerSignatures.verify(compact, KEYS, Optional.of(CLEAR));
    }

    private static JWSObject signed(RSAKey key, JWSAlgorithm algorithm, String keyId) throws JOSEException {
        var jws = new JWSObject(new JWSHeader.Builder(algorithm).keyID(keyId).build(), new Payload(CLEAR));
        jws.sign(new RSASSASigner(key));
        return jws;
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
