package dev.accord.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.accord.kit.testing.TestTokens;
import dev.accord.kit.testing.contract.ContractStub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** S3: partners, their clients at the identity provider and their keys. */
class PartnerTest extends SharingPlatform {

    private static final String STOPPED = "/internal/partners/stopped";

    @Test
    void aPartnerGetsAClientThatMustProveItsTokens() {
        var reply = officer("POST", PARTNERS, registration("https://9.9.9.9/hook"), "Idempotency-Key", newKey());

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        assertThat(reply.json().path("status").asString()).isEqualTo("active");
        assertThat(reply.json().path("webhook_secret").asString()).startsWith("whsec_");
        assertThat(reply.text()).doesNotContain("privacy@partner.example");
        var client = keycloak.registered(reply.json().path("client_id").asString());
        assertThat(client.path("clientAuthenticatorType").asString()).isEqualTo("client-jwt");
        assertThat(client.path("serviceAccountsEnabled").asBoolean()).isTrue();
        assertThat(client.path("standardFlowEnabled").asBoolean(true)).isFalse();
        var attributes = client.path("attributes");
        assertThat(attributes.path("dpop.bound.access.tokens").asString()).isEqualTo("true");
        assertThat(attributes.path("token.endpoint.auth.signing.alg").asString())
                .isEqualTo("PS256");
        assertThat(attributes.path("jwks.string").asString()).contains("sig-1").doesNotContain("enc-1");
    }

    @Test
    void secretsAreSealedInTheStore() {
        var partner = aPartner();

        var stored = store.getCollection("partners")
                .find(new Document("_id", partner.id()))
                .map(Document::toJson)
                .first();
        assertThat(stored)
                .doesNotContain(partner.webhookSecret())
                .doesNotContain("registration-token-of")
                .doesNotContain("privacy@partner.example");
    }

    @Test
    void theSameRequestAgainMakesNoSecondPartnerAndShowsNoSecretAgain() {
        var key = newKey();
        var body = registration("https://9.9.9.9/hook");
        var first = officer("POST", PARTNERS, body, "Idempotency-Key", key);

        var again = officer("POST", PARTNERS, body, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(again.json().has("webhook_secret")).isFalse();
        var other = new HashMap<>(body);
        other.put("name", "Somebody else");
        assertThat(officer("POST", PARTNERS, other, "Idempotency-Key", key).problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(officer("POST", PARTNERS, body).problem()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void theSameRequestTwiceAtOnceMakesOnePartnerAndIsAnsweredWellBothTimes() {
        var key = newKey();
        var body = registration("https://9.9.9.9/hook");
        keycloak.server().setGlobalFixedDelay(300);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> officer("POST", PARTNERS, body, "Idempotency-Key", key), threads))
                    .limit(2)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(both).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
            assertThat(both.getFirst().json().path("client_id"))
                    .isEqualTo(both.getLast().json().path("client_id"));
            assertThat(both)
                    .filteredOn(reply -> reply.json().has("webhook_secret"))
                    .hasSize(1);
        } finally {
            keycloak.server().setGlobalFixedDelay(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Stub.Failure.class)
    void aFaultOfTheIdentityProviderIsSaidAndMendedByTheSameRequestAgain(Stub.Failure failure) {
        var key = newKey();
        var body = registration("https://9.9.9.9/hook");
        keycloak.fails(KeycloakStub.REGISTRATIONS, failure);

        var broken = officer("POST", PARTNERS, body, "Idempotency-Key", key);
        assertThat(broken.status()).as(broken.toString()).isEqualTo(503);
        assertThat(broken.problem()).isEqualTo("dependency-unavailable");

        keycloak.works();
        var mended = officer("POST", PARTNERS, body, "Idempotency-Key", key);
        assertThat(mended.status()).as(mended.toString()).isEqualTo(201);
        assertThat(mended.json().path("status").asString()).isEqualTo("active");
        assertThat(mended.json().path("webhook_secret").asString()).isNotBlank();
    }

    @Test
    void refusesPrivateAndWeakKeysAndAddressesInsideAllAtOnce() {
        var body = new HashMap<>(registration("http://10.0.0.1/hook"));
        body.put("jwks", Map.of("keys", List.of(TestPartner.SIGNING.toJSONObject(), weak(TestPartner.ENCRYPTION))));

        var reply = officer("POST", PARTNERS, body, "Idempotency-Key", newKey());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("invalid-request");
        assertThat(reply.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("jwks.keys[0]", "jwks.keys[1].e", "webhook_url");
        assertThat(reply.text())
                .doesNotContain(TestPartner.SIGNING.getPrivateExponent().toString());
    }

    @Test
    void refusesUnknownFieldsWrongTypesAndOverlongValues() {
        var unknown = new HashMap<>(registration("https://9.9.9.9/hook"));
        unknown.put("discount", 5);
        assertField(unknown, "discount");
        var wrong = new HashMap<>(registration("https://9.9.9.9/hook"));
        wrong.put("kind", "friend");
        assertField(wrong, "kind");
        var number = new HashMap<>(registration("https://9.9.9.9/hook"));
        number.put("name", List.of(1));
        assertField(number, "name");
        var tooLong = new HashMap<>(registration("https://9.9.9.9/hook"));
        tooLong.put("name", "x".repeat(201));
        assertField(tooLong, "name");
        assertThat(officer("POST", PARTNERS, "{\"name\":", "Idempotency-Key", newKey())
                        .problem())
                .isEqualTo("malformed-json");
    }

    @Test
    void onlyOfficersMayActAndAuditorsMayLook() {
        var body = registration("https://9.9.9.9/hook");
        var auditor = "Bearer " + TestTokens.token("auditor").roles("auditor").mint();

        assertThat(call("POST", PARTNERS, null, body).problem()).isEqualTo("not-signed-in");
        assertThat(call("POST", PARTNERS, "Bearer " + TestTokens.user("u"), body, "Idempotency-Key", newKey())
                        .problem())
                .isEqualTo("forbidden");
        assertThat(call("POST", PARTNERS, auditor, body, "Idempotency-Key", newKey())
                        .problem())
                .isEqualTo("forbidden");
        assertThat(call("GET", PARTNERS, auditor, null).status()).isEqualTo(200);
        assertThat(officer("GET", PARTNERS + "/none", null).problem()).isEqualTo("not-found");
    }

    @Test
    void aSuspendedPartnerGetsNothingUnderAnyAgreementAndTheWordWaitsForTheLease() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        aSubject();
        assertThat(pulls(partner, agreement).status()).isEqualTo(200);
        var etag = officer("GET", PARTNERS + "/" + partner.id(), null).etag();
        monotonic.forgetsWaits();

        var path = PARTNERS + "/" + partner.id() + "/suspension";
        assertThat(officer("POST", path, Map.of("reason", "misuse")).problem()).isEqualTo("precondition-required");
        var suspended = officer("POST", path, Map.of("reason", "misuse"), "If-Match", etag);

        assertThat(suspended.json().path("status").asString()).isEqualTo("suspended");
        assertThat(monotonic.waits()).containsExactly(java.time.Duration.ofMillis(3_100));
        assertThat(pulls(partner, agreement).problem()).isEqualTo("partner-not-active");
        officer("GET", PARTNERS + "/" + partner.id(), null);
        assertThat(monotonic.waits()).as("settled once is settled").hasSize(1);
        assertThat(officer("POST", path, Map.of("reason", "again"), "If-Match", etag)
                        .problem())
                .isEqualTo("stale-version");
    }

    @Test
    void aSuspensionIsToldToTheGatewayBeforeItIsAcknowledged() {
        var partner = aPartner();

        var suspended = suspend(partner);

        assertThat(suspended.json().path("refused_by").toString()).isEqualTo("[\"sharing-service\",\"gateway\"]");
        assertThat(gateway.told(partner.clientId()).path("stopped").asBoolean()).isTrue();
        assertThat(gateway.told(partner.clientId()).path("seq").asLong())
                .isEqualTo(suspended.json().path("seq").asLong());
        assertThat(stoppedClients()).contains(partner.clientId());
    }

    @Test
    void aPartnerIsSuspendedAlsoWhenTheGatewayCannotBeTold() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        gateway.fails(GatewayStub.STANDINGS, ContractStub.Trouble.HANGING_UP);

        var suspended = suspend(partner);

        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.json().path("refused_by").toString()).isEqualTo("[\"sharing-service\"]");
        assertThat(pulls(partner, agreement).problem()).isEqualTo("partner-not-active");
        assertThat(stoppedClients()).as("for the gateway to find out").contains(partner.clientId());
    }

    @Test
    void aResumptionIsToldToTheGateway() {
        var partner = aPartner();
        var etag = suspend(partner).etag();

        var resumed = officer("POST", PARTNERS + "/" + partner.id() + "/resumption", null, "If-Match", etag);

        assertThat(resumed.status()).isEqualTo(200);
        assertThat(gateway.told(partner.clientId()).path("stopped").asBoolean(true))
                .isFalse();
        assertThat(stoppedClients()).doesNotContain(partner.clientId());
    }

    @Test
    void onlyTheGatewayIsToldWhoIsStopped() {
        var other = "Bearer " + TestTokens.service("account-service", "sharing-service");
        assertThat(call("GET", STOPPED, other, null).problem()).isEqualTo("forbidden");
        assertThat(call("GET", STOPPED, "Bearer " + TestTokens.officer(), null).problem())
                .isEqualTo("forbidden");
    }

    private String stoppedClients() {
        return call("GET", STOPPED, "Bearer " + TestTokens.service("gateway", "sharing-service"), null)
                .json()
                .path("clients")
                .toString();
    }

    @Test
    void aRenewedWebhookSecretIsShownOnce() {
        var partner = aPartner();
        var etag = officer("GET", PARTNERS + "/" + partner.id(), null).etag();

        var renewed = officer("POST", PARTNERS + "/" + partner.id() + "/webhook-secret", null, "If-Match", etag);

        assertThat(renewed.json().path("webhook_secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(partner.webhookSecret());
    }

    @Test
    void aClientThatBelongsToNoPartnerIsRefused() {
        var token = TestTokens.token("x")
                .client("partner-unknown")
                .roles("partner")
                .boundTo(TestPartner.PROOF)
                .mint();
        var proof = TestTokens.proof(TestPartner.PROOF, "GET", address("/api/sharing/deletions"), token);

        assertThat(call("GET", "/api/sharing/deletions", "DPoP " + token, null, "DPoP", proof)
                        .problem())
                .isEqualTo("forbidden");
    }

    private void assertField(Map<String, Object> body, String field) {
        var reply = officer("POST", PARTNERS, body, "Idempotency-Key", newKey());
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    private static Map<String, Object> weak(RSAKey key) {
        var weak = new HashMap<>(key.toPublicJWK().toJSONObject());
        weak.put("e", "Aw");
        return weak;
    }
}
