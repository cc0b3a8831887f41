package dev.accord.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.process.FreePorts;
import dev.accord.local.process.HeldProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On a real Keycloak, started once for all of these. */
class KeycloakTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SECRET = "a-secret-of-this-test";

    @TempDir
    private static Path folder;

    private static Keycloak keycloak;
    private static HeldProcess process;

    @BeforeAll
    static void start() {
        Map<String, String> values = List.of(
                        "site",
                        "gateway",
                        "account-service",
                        "consent-service",
                        "sharing-service",
                        "notification-service")
                .stream()
                .collect(Collectors.toMap(RealmFile::secretName, client -> SECRET));
        values.put("ACCORD_GATEWAY_URL", "http://127.0.0.1:1");
        values.put("ACCORD_GATEWAY_INSIDE_URL", "http://127.0.0.1:1");
        values.put("ACCORD_SMTP_HOST", "127.0.0.1");
        values.put("ACCORD_SMTP_PORT", "1");
        keycloak = new Keycloak(folder, RepositoryRoot.find(), FreePorts.any(), "admin-of-this-test", values);
        process = keycloak.start();
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> get(issuer()).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        process.kill();
    }

    @Test
    void givesAServiceATokenForTheOneServiceItAsksFor() throws Exception {
        JsonNode token = claims(serviceToken("consent-service", "to-sharing-service"));
        assertThat(token.get("iss").asString()).isEqualTo(issuer());
        assertThat(token.get("aud").asString()).isEqualTo("sharing-service");
        assertThat(token.get("azp").asString()).isEqualTo("consent-service");
        assertThat(JSON.convertValue(token.get("roles"), String[].class)).containsExactly("service");
        assertThat(token.get("exp").asLong() - token.get("iat").asLong()).isEqualTo(300);
    }

    @Test
    void keepsPasswordsWithArgon2id() throws Exception {
        HttpResponse<String> login = send(form(
                keycloak.address() + "/realms/master/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", keycloak.adminPassword())));
        String token = JSON.readTree(login.body()).get("access_token").asString();
        JsonNode person =
                administered("users?exact=true&username=mei.lin", token).get(0);
        JsonNode credential = administered("users/" + person.get("id").asString() + "/credentials", token)
                .get(0);
        assertThat(credential.get("credentialData").asString())
                .contains("\"algorithm\":\"argon2\"")
                .contains("\"id\"");
    }

    @Test
    void signsTokensWithPs256() throws Exception {
        assertThat(SignedJWT.parse(serviceToken("gateway", "to-consent-service"))
                        .getHeader()
                        .getAlgorithm())
                .isEqualTo(JWSAlgorithm.PS256);
    }

    @Test
    void bindsThePartnersTokenToItsKey() throws Exception {
        RSAKey key = key();
        String client = "partner-" + UUID.randomUUID();
        JsonNode registered = JSON.readTree(register("sharing-service", partner(client, key, "partner-access"))
                .body());
        assertThat(registered.get("registrationAccessToken").asString()).isNotEmpty();

        HttpResponse<String> answer = partnerToken(client, key, proof(key));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("token_type").asString()).isEqualTo("DPoP");
        JsonNode token = claims(body.get("access_token").asString());
        assertThat(token.get("azp").asString()).isEqualTo(client);
        assertThat(token.get("aud").asString()).isEqualTo("accord-api");
        assertThat(JSON.convertValue(token.get("roles"), String[].class)).containsExactly("partner");
        assertThat(token.get("cnf").get("jkt").asString())
                .isEqualTo(key.computeThumbprint().toString());
        assertThat(token.has("sub")).isTrue();
    }

    @Test
    void refusesAPartnerWithoutItsProof() throws Exception {
        RSAKey key = key();
        String client = "partner-" + UUID.randomUUID();
        assertThat(register("sharing-service", partner(client, key, "partner-access"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(partnerToken(client, key, "").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesToRegisterAClientWithMoreThanPartnerAccess() throws Exception {
        assertThat(register("sharing-service", partner("partner-more", key(), "accord-roles"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsOnlySharingServiceRegister() throws Exception {
        assertThat(register("consent-service", partner("partner-other", key(), "partner-access"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static String partner(String client, RSAKey key, String scope) {
        return JSON.writeValueAsString(Map.of(
                "clientId",
                client,
                "publicClient",
                false,
                "clientAuthenticatorType",
                "client-jwt",
                "serviceAccountsEnabled",
                true,
                "standardFlowEnabled",
                false,
                "defaultClientScopes",
                List.of("basic", scope),
                "attributes",
                Map.of(
                        "token.endpoint.auth.signing.alg", "PS256",
                        "dpop.bound.access.tokens", "true",
                        "use.jwks.string", "true",
                        "jwks.string", new JWKSet(key).toPublicJWKSet().toString())));
    }

    private static HttpResponse<String> register(String service, String client) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(issuer() + "/clients-registrations/default"))
                .header("Authorization", "Bearer " + serviceToken(service, ""))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(client)));
    }

    private static HttpResponse<String> partnerToken(String client, RSAKey key, String proof) throws Exception {
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(issuer())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(30)))
                        .build());
        assertion.sign(new RSASSASigner(key));
        HttpRequest.Builder request = tokenRequest(Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion.serialize()));
        return send(proof.isEmpty() ? request : request.header("DPoP", proof));
    }

    private static String proof(RSAKey key) throws Exception {
        SignedJWT proof = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key.toPublicJWK())
                        .build(),
                new JWTClaimsSet.Builder()
                        .claim("htm", "POST")
                        .claim("htu", issuer() + "/protocol/openid-connect/token")
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(Instant.now()))
                        .build());
        proof.sign(new RSASSASigner(key));
        return proof.serialize();
    }

    private static String serviceToken(String service, String scope) throws Exception {
        Map<String, String> form = new HashMap<>(
                Map.of("grant_type", "client_credentials", "client_id", service, "client_secret", SECRET));
        if (!scope.isEmpty()) {
            form.put("scope", scope);
        }
        HttpResponse<String> answer = send(tokenRequest(form));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    private static HttpRequest.Builder tokenRequest(Map<String, String> fields) {
        return form(issuer() + "/protocol/openid-connect/token", fields);
    }

    private static HttpRequest.Builder form(String address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static JsonNode administered(String what, String token) throws Exception {
        return JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(keycloak.address() + "/admin/realms/accord/" + what))
                                .header("Authorization", "Bearer " + token))
                        .body());
    }

    private static RSAKey key() throws Exception {
        return new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.PS256)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(SignedJWT.parse(token).getPayload().toString());
    }

    private static String issuer() {
        return Keycloak.issuer(keycloak.address());
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
