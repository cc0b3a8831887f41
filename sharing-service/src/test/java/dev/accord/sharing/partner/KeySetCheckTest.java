package dev.accord.sharing.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.accord.kit.problem.Fault;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S4, S5: keys that cannot be relied on are refused, all faults at once. */
class KeySetCheckTest {

    private static final JWK SIGNING = rsa("sig-1", KeyUse.SIGNATURE, 2048);
    private static final JWK ENCRYPTING = rsa("enc-1", KeyUse.ENCRYPTION, 2048);

    @Test
    void takesOneKeyToCheckAndOneToEncryptTo() {
        var outcome = check(SIGNING.toPublicJWK(), ENCRYPTING.toPublicJWK());

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.keys().orElseThrow().encryptionKey().getKeyID()).isEqualTo("enc-1");
        assertThat(outcome.keys().orElseThrow().signingKeys()).hasSize(1);
    }

    @Test
    void takesAnEllipticCurveKeyToEncryptTo() throws JOSEException {
        var key = new ECKeyGenerator(Curve.P_256)
                .keyID("ec")
                .keyUse(KeyUse.ENCRYPTION)
                .algorithm(JWEAlgorithm.ECDH_ES)
                .generate();

        assertThat(check(SIGNING.toPublicJWK(), key.toPublicJWK()).faults()).isEmpty();
    }

    @Test
    void refusesPrivateParts() {
        assertThat(check(SIGNING, ENCRYPTING.toPublicJWK()).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("jwks.keys[0]");
                    assertThat(fault.detail()).contains("private");
                });
    }

    @Test
    void refusesShortKeysAndSmallExponents() {
        var shortKey = new HashMap<>(ENCRYPTING.toPublicJWK().toJSONObject());
        shortKey.put(
                "n",
                "sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1WlUzewbgBHod5pcM9H95GQRV3JDXboIRROSBigeC5yjU1hGzHHyXss8UDpre");
        var smallExponent = new HashMap<>(SIGNING.toPublicJWK().toJSONObject());
        smallExponent.put("e", "Aw");

        assertThat(KeySetCheck.check(Map.of("keys", List.of(smallExponent, shortKey)))
                        .faults())
                .extracting(Fault::field)
                .containsExactly("jwks.keys[0].e", "jwks.keys[1].n");
    }

    @Test
    void refusesSymmetricKeysAndOtherAlgorithms() throws JOSEException {
        var symmetric = new OctetSequenceKeyGenerator(256).keyID("oct").generate();
        var rs256 = new HashMap<>(SIGNING.toPublicJWK().toJSONObject());
        rs256.put("alg", JWSAlgorithm.RS256.getName());

        assertThat(KeySetCheck.check(Map.of("keys", List.of(symmetric.toJSONObject(), rs256)))
                        .faults())
                .extracting(Fault::field)
                .containsExactly("jwks.keys[0]", "jwks.keys[1]");
    }

    @Test
    void refusesMissingAndRepeatedNames() {
        var nameless = new HashMap<>(SIGNING.toPublicJWK().toJSONObject());
        nameless.remove("kid");
        var same = new HashMap<>(ENCRYPTING.toPublicJWK().toJSONObject());
        same.put("kid", "sig-1");

        assertThat(KeySetCheck.check(Map.of(
                                "keys", List.of(nameless, SIGNING.toPublicJWK().toJSONObject(), same)))
                        .faults())
                .extracting(Fault::field)
                .containsExactly("jwks.keys[0].kid", "jwks.keys[2].kid");
    }

    @Test
    void refusesASetWithoutBothUses() {
        assertThat(check(SIGNING.toPublicJWK()).faults()).hasSize(1);
        assertThat(check(ENCRYPTING.toPublicJWK()).faults()).hasSize(1);
        assertThat(KeySetCheck.check(Map.of()).faults()).hasSize(1);
        assertThat(KeySetCheck.check(Map.of("keys", "x")).faults()).hasSize(1);
        assertThat(KeySetCheck.check(Map.of("keys", List.of("x"))).faults()).hasSize(1);
    }

    private static KeySetCheck.Outcome check(JWK... keys) {
        return KeySetCheck.check(
                Map.of("keys", Arrays.stream(keys).map(JWK::toJSONObject).toList()));
    }

    private static JWK rsa(String id, KeyUse use, int bits) {
        try {
            return new RSAKeyGenerator(bits)
                    .keyID(id)
                    .keyUse(use)
                    .algorithm(KeyUse.SIGNATURE.equals(use) ? JWSAlgorithm.PS256 : JWEAlgorithm.RSA_OAEP_256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
