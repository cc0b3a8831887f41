package dev.accord.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A realm made of two keys: what Keycloak would sign, and what a partner would. */
@SuppressWarnings("JavaUtilDate") // Nimbus takes no Instant.
public final class Realm {

    public static final String AUDIENCE = "accord-api";

    private final String issuer;
    private final RSAKey key = rsa("realm");

    Realm(String issuer) {
        this.issuer = issuer;
    }

    public String issuer() {
        return issuer;
    }

    public RSAKey key() {
        return key;
    }

    String keySet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    public static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A key of the kind that partners prove their tokens with; it is made in milliseconds. */
    public static JWK ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A token of a person, with what a test wants changed. */
    public String userToken(UnaryOperator<JWTClaimsSet.Builder> change) {
        return token(key, JWSAlgorithm.PS256, change.apply(claims("user")));
    }

    public String userToken() {
        return userToken(claims -> claims);
    }

    public String token(RSAKey signer, JWSAlgorithm algorithm, JWTClaimsSet.Builder claims) {
        return sign(
                new JWSHeader.Builder(algorithm)
                        .keyID(signer.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims.build(),
                signer);
    }

    public JWTClaimsSet.Builder claims(String role) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(UUID.randomUUID().toString())
                .audience(AUDIENCE)
                .claim("azp", "mobile-app")
                .claim("roles", List.of(role))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    public Partner partner() {
        return partner(ec("proof"));
    }

    public Partner partner(JWK proofKey) {
        return new Partner(proofKey);
    }

    /** A partner with its key, its bound token, and proofs for its calls. */
    public final class Partner {

        private final JWK proofKey;
        private final String clientId = "partner-" + UUID.randomUUID();
        private final String token;

        private Partner(JWK proofKey) {
            this.proofKey = proofKey;
            this.token = bound();
        }

        public String clientId() {
            return clientId;
        }

        public String token() {
            return token;
        }

        public JWK proofKey() {
            return proofKey;
        }

        public String proof(String method, String url) {
            return proof(proofKey, claims(method, url));
        }

        public String proof(JWK signer, JWTClaimsSet.Builder claims) {
            return sign(
                    new JWSHeader.Builder(signer instanceof RSAKey ? JWSAlgorithm.PS256 : JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("dpop+jwt"))
                            .jwk(signer.toPublicJWK())
                            .build(),
                    claims.build(),
                    signer);
        }

        public JWTClaimsSet.Builder claims(String method, String url) {
            return new JWTClaimsSet.Builder()
                    .jwtID(UUID.randomUUID().toString())
                    .claim("htm", method)
                    .claim("htu", url)
                    .claim("ath", hash(token))
                    .issueTime(new Date());
        }

        private String bound() {
            try {
                return Realm.this.token(
                        key,
                        JWSAlgorithm.PS256,
                        Realm.this
                                .claims("partner")
                                .claim("azp", clientId)
                                .claim(
                                        "cnf",
                                        Map.of(
                                                "jkt",
                                                proofKey.computeThumbprint().toString())));
            } catch (JOSEException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    private static String hash(String token) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String sign(JWSHeader header, JWTClaimsSet claims, JWK signer) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(signer, header.getAlgorithm()));
            return jwt.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
