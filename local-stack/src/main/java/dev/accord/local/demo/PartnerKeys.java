package dev.accord.local.demo;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A partner's three keys, made on its own machine: one signs (agreements, attestations, its requests for tokens), one
 * opens what is sealed to it, and one proves that a token is used by whoever it was given to (RFC 9449).
 */
final class PartnerKeys {
    private static final int RSA_BITS = 2048;

    private final RSAKey signing;
    private final RSAKey opening;
    private final ECKey proving;

    private PartnerKeys(RSAKey signing, RSAKey opening, ECKey proving) {
        this.signing = signing;
        this.opening = opening;
        this.proving = proving;
    }

    static PartnerKeys fresh() {
        try {
            return new PartnerKeys(
                    new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.PS256)
                            .keyID("sig-" + UUID.randomUUID())
                            .generate(),
                    new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.ENCRYPTION)
                            .algorithm(JWEAlgorithm.RSA_OAEP_256)
                            .keyID("enc-" + UUID.randomUUID())
                            .generate(),
                    new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every JDK makes RSA and P-256 keys", impossible);
        }
    }

    /** What the platform gets to know: the public halves of the two keys that last. */
    JsonNode published() {
        return Json.read(new JWKSet(List.of(signing, opening)).toString(true));
    }

    String sign(JsonNode payload) {
        return sign("JOSE", payload);
    }

    String sign(String type, JsonNode payload) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.PS256)
                .type(new JOSEObjectType(type))
                .keyID(signing.getKeyID())
                .build();
        try {
            JWSObject signed = new JWSObject(header, new Payload(Json.write(payload)));
            signed.sign(new RSASSASigner(signing));
            return signed.serialize();
        } catch (JOSEException refused) {
            throw new IllegalStateException("the partner's own key signs", refused);
        }
    }

    /** A proof of possession that fits one request, and is signed by the key inside it. */
    String prove(JsonNode claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(proving.toPublicJWK())
                .build();
        try {
            JWSObject proof = new JWSObject(header, new Payload(Json.write(claims)));
            proof.sign(new ECDSASigner(proving));
            return proof.serialize();
        } catch (JOSEException refused) {
            throw new IllegalStateException("the partner's own key signs", refused);
        }
    }

    /** Opens what was sealed to this partner; anything else, or sealed in another way than agreed, ends the step. */
    JsonNode open(String sealed) {
        try {
            JWEObject parcel = JWEObject.parse(sealed);
            if (!opening.getKeyID().equals(parcel.getHeader().getKeyID())
                    || !EncryptionMethod.A256GCM.equals(parcel.getHeader().getEncryptionMethod())) {
                throw new Shortfall(
                        "a JWE for our key in A256GCM", parcel.getHeader().toString());
            }
            parcel.decrypt(new RSADecrypter(opening));
            return Json.read(parcel.getPayload().toString());
        } catch (ParseException | JOSEException unreadable) {
            throw new Shortfall("a JWE that our key opens", unreadable);
        }
    }
}
