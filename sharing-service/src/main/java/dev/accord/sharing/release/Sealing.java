package dev.accord.sharing.release;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * Encrypts to one partner's own key (S5): compact JWE (RFC 7516) with A256GCM, the content key wrapped by RSA-OAEP-256
 * or agreed by ECDH-ES, whichever the partner's key is for.
 */
final class Sealing {

    private final JWEHeader header;
    private final JWEEncrypter encrypter;

    private Sealing(JWEHeader header, JWEEncrypter encrypter) {
        this.header = header;
        this.encrypter = encrypter;
    }

    static Sealing to(JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa -> new Sealing(header(JWEAlgorithm.RSA_OAEP_256, rsa), new RSAEncrypter(rsa));
                case ECKey ec -> new Sealing(header(JWEAlgorithm.ECDH_ES, ec), new ECDHEncrypter(ec));
                default -> throw new IllegalArgumentException("only RSA and EC keys are registered");
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that was checked when it was registered cannot be used", e);
        }
    }

    String seal(byte[] clear) {
        var jwe = new JWEObject(header, new Payload(clear));
        try {
            jwe.encrypt(encrypter);
        } catch (JOSEException e) {
            throw new IllegalStateException("Could not encrypt to a registered key", e);
        }
        return jwe.serialize();
    }

    private static JWEHeader header(JWEAlgorithm algorithm, JWK key) {
        return new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .contentType("json")
                .build();
    }
}
