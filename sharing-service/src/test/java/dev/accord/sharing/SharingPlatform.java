package dev.accord.sharing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.accord.kit.testing.MongoForTests;
import dev.accord.kit.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** sharing-service as it runs, on a real store, between stubs of what stands around it; asked over HTTP only. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SharingPlatform.Steering.class)
abstract class SharingPlatform {

    static final String PARTNERS = "/api/sharing/partners";
    static final String PURPOSE = "usage-research";
    static final List<String> FIELDS = List.of("device.model", "device.imei", "contact.email");

    static final ConsentStub consent = new ConsentStub();
    static final AccountStub account = new AccountStub();
    static final KeycloakStub keycloak = new KeycloakStub();
    static final GatewayStub gateway = new GatewayStub();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path KEYS = keys();

    @LocalServerPort
    int port;

    @Autowired
    MongoDatabase store;

    @Autowired
    SteerableClock monotonic;

    @Autowired
    Resilience4JCircuitBreakerFactory circuits;

    @TestConfiguration
    static class Steering {
        @Bean
        SteerableClock steerableClock() {
            return new SteerableClock();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestTokens.register(registry);
        MongoForTests.register(registry);
        registry.add("accord.services.consent", consent::address);
        registry.add("accord.services.account", account::address);
        registry.add("accord.services.gateway", gateway::address);
        registry.add("accord.sharing.registration.uri", () -> keycloak.address() + KeycloakStub.REGISTRATIONS);
        registry.add("accord.sharing.registration.time-out", () -> "4s");
        registry.add("accord.keys.dir", KEYS::toString);
        registry.add("accord.sharing.outside.allow-loopback", () -> "true");
        registry.add("accord.sharing.deletion.delay", () -> "50ms");
        registry.add("accord.sharing.webhook.first-retry", () -> "50ms");
        registry.add("accord.sharing.webhook.attempts", () -> "3");
        // A machine under test may be slow; what a slow answer does is tested by itself.
        registry.add("accord.outward.time-out", () -> "2s");
        registry.add("accord.outward.time-outs.ConsentClient", () -> "2s");
        registry.add("accord.lease.length", () -> "3s");
        registry.add("accord.sharing.release.preparation-budget", () -> "2s");
    }

    @BeforeEach
    void everythingWorks() {
        consent.permitsEverything();
        account.holdsEverything();
        keycloak.works();
        gateway.works();
        // Whom an earlier test enrolled is nobody this test pulls.
        store.getCollection("enrolments").deleteMany(new org.bson.Document());
        monotonic.forgetsWaits();
        circuits.getCircuitBreakerRegistry().getAllCircuitBreakers().forEach(circuit -> circuit.reset());
        consent.grantsLeasesOf(3_000);
    }

    @AfterEach
    void nothingWasAskedThatIsNotAgreed() {
        consent.requireAskedAsAgreed();
        account.requireAskedAsAgreed();
        gateway.requireAskedAsAgreed();
    }

    TestPartner aPartner() {
        return aPartner("http://127.0.0.1:1/webhooks");
    }

    TestPartner aPartner(String webhookUrl) {
        var reply = officer("POST", PARTNERS, registration(webhookUrl), "Idempotency-Key", newKey());
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return new TestPartner(reply.json());
    }

    Reply suspend(TestPartner partner) {
        var path = PARTNERS + "/" + partner.id();
        return officer(
                "POST",
                path + "/suspension",
                Map.of("reason", "misuse"),
                "If-Match",
                officer("GET", path, null).etag());
    }

    static Map<String, Object> registration(String webhookUrl) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", "Research Institute");
        body.put("kind", "analysis");
        body.put("contact_email", "privacy@partner.example");
        body.put("jwks", TestPartner.publicKeys());
        body.put("webhook_url", webhookUrl);
        return body;
    }

    static Map<String, Object> agreement(TestPartner partner) {
        var body = new LinkedHashMap<String, Object>();
        body.put("partner", partner.id());
        body.put("purposes", List.of(Map.of("purpose", PURPOSE, "fields", FIELDS, "basis", "consent")));
        body.put(
                "confidentiality",
                Map.of(
                        "version",
                        "1",
                        "language",
                        "en",
                        "text",
                        "Keep it to yourselves.",
                        "duties",
                        List.of("delete")));
        body.put("ends_at", Instant.now().plusSeconds(86_400).toString());
        body.put("fair_use", Map.of("pages_per_minute", 1000, "reads_per_minute", 1000));
        return body;
    }

    Reply draft(TestPartner partner) {
        return officer("POST", "/api/sharing/agreements", agreement(partner), "Idempotency-Key", newKey());
    }

    /** The id of an agreement that both have signed. */
    String anActiveAgreement(TestPartner partner) {
        var draft = draft(partner).json();
        var id = draft.path("id").asString();
        var signed = officer("POST", path(id, "company-signature"), Map.of(), "If-Match", "\"1\"");
        var active =
                asPartner(partner, "POST", path(id, "partner-signature"), signature(draft), "If-Match", signed.etag());
        if (!active.json().path("state").asString().equals("active")) {
            throw new AssertionError(active);
        }
        return id;
    }

    static Map<String, Object> signature(tools.jackson.databind.JsonNode draft) {
        return Map.of(
                "jws",
                TestPartner.sign(
                        TestPartner.SIGNING,
                        Map.of(
                                "agreement", draft.path("id").asString(),
                                "terms_hash", draft.path("terms_hash").asString())));
    }

    static String path(String agreement, String verb) {
        return "/api/sharing/agreements/" + agreement + "/" + verb;
    }

    /** A subject who has consented, as sharing-service hears of it. */
    String aSubject() {
        var subject = UUID.randomUUID().toString();
        grants(subject, 1);
        return subject;
    }

    void grants(String subject, long seq) {
        event(
                "consent-service",
                "subject-" + subject,
                seq,
                "consent-granted",
                Map.of(
                        "subject",
                        subject,
                        "purpose",
                        PURPOSE,
                        "actions",
                        List.of("collect", "use", "disclose"),
                        "policy_version",
                        "1"));
    }

    void withdraws(String subject, long seq) {
        event(
                "consent-service",
                "subject-" + subject,
                seq,
                "consent-withdrawn",
                Map.of(
                        "subject",
                        subject,
                        "purpose",
                        PURPOSE,
                        "actions",
                        List.of("collect", "use", "disclose"),
                        "policy_version",
                        "1"));
    }

    Reply event(String source, String aggregate, long seq, String type, Map<String, Object> payload) {
        var event = Map.of(
                "id", UUID.randomUUID().toString(),
                "source", source,
                "aggregate", aggregate,
                "seq", seq,
                "type", type,
                "at", Instant.now().toString(),
                "payload", payload);
        var reply = call("POST", "/internal/events", "Bearer " + TestTokens.service(source, "sharing-service"), event);
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        return reply;
    }

    Reply pulls(TestPartner partner, String agreement) {
        return pulls(partner, agreement, 500, null);
    }

    Reply pulls(TestPartner partner, String agreement, int limit, @Nullable String cursor) {
        var body = new LinkedHashMap<String, Object>();
        body.put("agreement", agreement);
        body.put("purpose", PURPOSE);
        body.put("fields", FIELDS);
        body.put("limit", limit);
        if (cursor != null) {
            body.put("cursor", cursor);
        }
        return asPartner(partner, "POST", "/api/sharing/pages", body);
    }

    Reply reads(TestPartner partner, String agreement, String pairwise, List<String> fields) {
        return asPartner(
                partner,
                "POST",
                "/api/sharing/reads",
                Map.of("agreement", agreement, "purpose", PURPOSE, "subject", pairwise, "fields", fields));
    }

    /** What this partner calls the subject, from the store; nothing over HTTP tells. */
    String pairwise(TestPartner partner, String subject) {
        var pair = store.getCollection("pairwise_ids")
                .find(new org.bson.Document(
                        "_id", new org.bson.Document("partner", partner.id()).append("subject", subject)))
                .first();
        return pair == null ? "" : pair.getString("pairwise");
    }

    Reply officer(String method, String path, @Nullable Object body, String... headers) {
        return call(method, path, "Bearer " + TestTokens.officer(), body, headers);
    }

    Reply person(String subject, String path) {
        return call("GET", path, "Bearer " + TestTokens.user(subject), null);
    }

    Reply asPartner(TestPartner partner, String method, String path, @Nullable Object body, String... headers) {
        var token = partner.boundToken().mint();
        var proof = TestTokens.proof(TestPartner.PROOF, method, address(path), token);
        return call(method, path, "DPoP " + token, body, with(headers, "DPoP", proof));
    }

    Reply call(String method, String path, @Nullable String authorization, @Nullable Object body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        switch (body) {
                            case null -> BodyPublishers.noBody();
                            case String text -> BodyPublishers.ofString(text);
                            default -> BodyPublishers.ofString(Stub.JSON.writeValueAsString(body));
                        });
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    static String[] with(String[] headers, String name, String value) {
        var more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return more;
    }

    private static Path keys() {
        try {
            var dir = Files.createTempDirectory("sharing-keys");
            dir.toFile().deleteOnExit();
            var kek = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
            Files.writeString(
                    dir.resolve("sharing-kek.json"),
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            kek, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
            Files.writeString(
                    dir.resolve("sharing-signing.jwk"),
                    new ECKeyGenerator(Curve.P_256)
                            .keyID("sharing-1")
                            .generate()
                            .toJSONString());
            return dir;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
