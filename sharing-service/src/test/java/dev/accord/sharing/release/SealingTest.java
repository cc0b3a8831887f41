package dev.accord.sharing.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** S5: what is sealed opens with the partner's own key and no other. */
class SealingTest {

    private static final byte[] CLEAR = "{\"device.imei\":\"490154203237518\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void sealsToAnRsaKey() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("enc-1").generate();
        var jwe = JWEObject.parse(Sealing.to(key.toPublicJWK()).seal(CLEAR));

        assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.RSA_OAEP_256);
        assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
        assertThat(jwe.getHeader().getKeyID()).isEqualTo("enc-1");
        jwe.decrypt(new RSADecrypter(key));
        assertThat(jwe.getPayload().toBytes()).isEqualTo(CLEAR);
    }

    @Test
    void sealsToAnEllipticCurveKey() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256).keyID("enc-2").generate();
        var jwe = JWEObject.parse(Sealing.to(key.toPublicJWK()).seal(CLEAR));

        assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.ECDH_ES);
        jwe.decrypt(new ECDHDecrypter(key));
        assertThat(jwe.getPayload().toBytes()).isEqualTo(CLEAR);
    }

    @Test
    void anotherKeyDoesNotOpenIt() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("enc-1").generate();
        var other = new RSAKeyGenerator(2048).keyID("enc-1").generate();
        var jwe = JWEObject.parse(Sealing.to(key.toPublicJWK()).seal(CLEAR));

        assertThatThrownBy(() -> jwe.decrypt(new RSADecrypter(other))).isInstanceOf(JOSEException.class);
    }
}
