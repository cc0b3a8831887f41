package dev.accord.kit.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A realm in the test's own process: it publishes its keys, issues service tokens, and mints tokens as Keycloak does.
 * Call {@link #register} from a {@code @DynamicPropertySource} method.
 */
public final class TestTokens {

    private static final TestTokens REALM = new TestTokens();

    private final RSAKey key = rsa("test-realm");
    private final RSAKey foreignKey = rsa("test-realm");
    private final HttpServer server;

    private TestTokens() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer(
                    "/realms/accord/protocol/openid-connect/certs",
                    "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}");
            answer(
                    "/realms/accord/protocol/openid-connect/token",
                    "{\"access_token\":\"service-token\",\"token_type\":\"Bearer\",\"expires_in\":300}");
            server.start();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Makes a service trust this realm. */
    public static void register(DynamicPropertyRegistry registry) {
        registry.add("accord.identity.issuer", TestTokens::issuer);
    }

    public static String issuer() {
        return "http://127.0.0.1:" + REALM.server.getAddress().getPort() + "/realms/accord";
    }

    /** A person with role user. */
    public static String user(String subject) {
        return token(subject).roles("user").mint();
    }

    public static String officer() {
        return token("officer-1").roles("privacy-officer").mint();
    }

    /** Another service calling {@code audience}. */
    public static String service(String name, String audience) {
        return token("service-account-" + name)
                .client(name)
                .roles("service")
                .audience(audience)
                .mint();
    }

    /** A token that every service accepts until it is told otherwise. */
    public static Token token(String subject) {
        return new Token(subject);
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    /** A proof of possession (RFC 9449) for one call. */
    public static String proof(JWK key, String method, String uri, String accessToken) {
        return proof(key, method, uri, accessToken, UUID.randomUUID().toString(), Instant.now());
    }

    /** A proof with an id and a time of one's choice, to replay or to age it. */
    public static String proof(
            JWK key, String method, String uri, String accessToken, String proofId, Instant issuedAt) {
        try {
            var algorithm = key instanceof RSAKey ? JWSAlgorithm.PS256 : JWSAlgorithm.ES256;
            var hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .type(new JOSEObjectType("dpop+jwt"))
                            .jwk(key.toPublicJWK())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .jwtID(proofId)
                            .claim("htm", method)
                            .claim("htu", uri)
                            .claim(
                                    "ath",
                                    Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                            .issueTime(Date.from(issuedAt))
                            .build());
            jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
            return jwt.serialize();
        } catch (JOSEException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A key for proofs: of the kind that is made in milliseconds, where RSA takes half a second. */
    public static JWK newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A key for proofs of the other kind that is taken. */
    public static JWK newRsaKey() {
        return rsa(UUID.randomUUID().toString());
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A token in the making. */
    public static final class Token {

        private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        private RSAKey signer = REALM.key;

        private Token(String subject) {
            var now = Instant.now();
            claims.subject(subject)
                    .issuer(TestTokens.issuer())
                    .audience("accord-api")
                    .claim("azp", "mobile-app")
                    .claim("roles", List.of())
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(300)))
                    .jwtID(UUID.randomUUID().toString());
        }

        public Token roles(String... roles) {
            claims.claim("roles", List.of(roles));
            return this;
        }

        public Token client(String client) {
            claims.claim("azp", client);
            return this;
        }

        public Token audience(String... audience) {
            claims.audience(List.of(audience));
            return this;
        }

        public Token issuer(String issuer) {
            claims.issuer(issuer);
            return this;
        }

        public Token claim(String name, Object value) {
            claims.claim(name, value);
            return this;
        }

        public Token expired() {
            claims.expirationTime(Date.from(Instant.now().minusSeconds(60)));
            return this;
        }

        /** Signed by somebody who is not the realm. */
        public Token forged() {
            signer = REALM.foreignKey;
            return this;
        }

        /** Bound to a key (RFC 9449, section 6.1). */
        public Token boundTo(JWK key) {
            try {
                claims.claim("cnf", Map.of("jkt", key.computeThumbprint().toString()));
                return this;
            } catch (JOSEException failed) {
                throw new IllegalStateException(failed);
            }
        }

        public String mint() {
            try {
                var jwt = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.PS256)
                                .type(JOSEObjectType.JWT)
                                .keyID(REALM.key.getKeyID())
                                .build(),
                        claims.build());
                jwt.sign(new RSASSASigner(signer));
                return jwt.serialize();
            } catch (JOSEException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
