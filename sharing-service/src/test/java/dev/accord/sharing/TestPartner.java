package dev.accord.sharing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.accord.kit.testing.TestTokens;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A partner with its keys, as it is on its own machine. Key pairs are shared: making them is slow. */
final class TestPartner {

    static final RSAKey SIGNING = key("sig-1", KeyUse.SIGNATURE, JWSAlgorithm.PS256.getName());
    static final RSAKey ENCRYPTION = key("enc-1", KeyUse.ENCRYPTION, JWEAlgorithm.RSA_OAEP_256.getName());
    static final JWK PROOF = TestTokens.newKey();

    private final String id;
    private final String clientId;
    private final String webhookSecret;

    TestPartner(JsonNode registered) {
        this.id = registered.path("id").asString();
        this.clientId = registered.path("client_id").asString();
        this.webhookSecret = registered.path("webhook_secret").asString();
    }

    static Map<String, Object> publicKeys() {
        return Map.of(
                "keys",
                List.of(
                        SIGNING.toPublicJWK().toJSONObject(),
                        ENCRYPTION.toPublicJWK().toJSONObject()));
    }

    String id() {
        return id;
    }

    String clientId() {
        return clientId;
    }

    String webhookSecret() {
        return webhookSecret;
    }

    TestTokens.Token boundToken() {
        return TestTokens.token("service-account-" + clientId)
                .client(clientId)
                .roles("partner")
                .boundTo(PROOF);
    }

    static String sign(RSAKey key, Map<String, Object> payload) {
        try {
            var jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.PS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(payload));
            jws.sign(new RSASSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode open(String sealed) {
        try {
            var jwe = JWEObject.parse(sealed);
            jwe.decrypt(new RSADecrypter(ENCRYPTION));
            return Stub.JSON.readTree(jwe.getPayload().toBytes());
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id, KeyUse use, String algorithm) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(use)
                    .algorithm(new com.nimbusds.jose.Algorithm(algorithm))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
