package dev.accord.sharing;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.mongodb.client.model.Filters;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.standardwebhooks.Webhook;
import dev.accord.kit.testing.TestTokens;
import dev.accord.kit.testing.contract.ContractStub.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** D2, D4, S6: whoever received data is told what has become of it, signed, and attests its deletion. */
class FollowUpTest extends SharingPlatform {

    private final WireMockServer receiver = new WireMockServer(options().dynamicPort());
    private TestPartner partner;
    private String agreement;
    private String subject;
    private String pairwise;

    @BeforeEach
    void aPartnerThatReceivedSomething() {
        receiver.start();
        receiver.stubFor(
                WireMock.post("/webhooks").willReturn(WireMock.aResponse().withStatus(204)));
        partner = aPartner("http://127.0.0.1:" + receiver.port() + "/webhooks");
        agreement = anActiveAgreement(partner);
        subject = aSubject();
        assertThat(pulls(partner, agreement).status()).isEqualTo(200);
        pairwise = pairwise(partner, subject);
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void aWithdrawalReachesThePartnerSignedAndItsDeletionIsAttested() throws Exception {
        withdraws(subject, 2);

        var data = hears("consent.withdrawn");
        assertThat(data.path("subject").asString()).isEqualTo(pairwise);
        assertThat(data.path("purpose").asString()).isEqualTo(PURPOSE);
        assertThat(data.path("fields").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(data.toString()).doesNotContain(subject);

        var deletion = data.path("deletion_id").asString();
        var listed = asPartner(partner, "GET", "/api/sharing/deletions", null)
                .json()
                .path("items")
                .path(0);
        assertThat(listed.path("id").asString()).isEqualTo(deletion);
        assertThat(listed.path("state").asString()).isEqualTo("owed");
        assertThat(Instant.parse(listed.path("delete_by").asString()))
                .isAfter(Instant.now().plus(Duration.ofDays(6)));

        refusesFalseAttestations(deletion);
        var attested = attests(partner, deletion, attestation(deletion));
        assertThat(attested.status()).as(attested.toString()).isEqualTo(200);
        assertThat(attested.json().path("state").asString()).isEqualTo("attested");
        assertThat(attests(partner, deletion, attestation(deletion)).status())
                .as("a repetition is answered alike")
                .isEqualTo(200);
        assertThat(officer("GET", "/api/sharing/deletions?limit=100", null).text())
                .contains(deletion);
    }

    private void refusesFalseAttestations(String deletion) throws Exception {
        var wrongKey = new RSAKeyGenerator(2048).keyID("sig-1").generate();
        assertThat(attests(partner, deletion, TestPartner.sign(wrongKey, payload(deletion)))
                        .problem())
                .isEqualTo("invalid-request");
        for (var change : List.of(
                Map.<String, Object>of("subject", "somebody"),
                Map.<String, Object>of("fields", List.of("device.model")),
                Map.<String, Object>of("deletion", "another"),
                Map.<String, Object>of("deleted_at", "2020-01-01T00:00:00Z"),
                Map.<String, Object>of(
                        "deleted_at", Instant.now().plusSeconds(3600).toString()),
                Map.<String, Object>of("deleted_at", "yesterday"),
                Map.<String, Object>of("but", "not really"))) {
            var payload = payload(deletion);
            payload.putAll(change);
            var reply = attests(partner, deletion, TestPartner.sign(TestPartner.SIGNING, payload));
            assertThat(reply.status()).as(change + ": " + reply).isEqualTo(400);
        }
        assertThat(attests(aPartner(), deletion, attestation(deletion)).problem())
                .isEqualTo("not-found");
    }

    @Test
    void whoWithdrewIsNoCandidateAnyMore() {
        withdraws(subject, 2);

        assertThat(pulls(partner, agreement).text()).doesNotContain(pairwise);
    }

    @Test
    void anEventHappensOnceAndTheSequenceNeverGoesBack() {
        withdraws(subject, 3);
        withdraws(subject, 3);
        grants(subject, 2);
        hears("consent.withdrawn");

        assertThat(pulls(partner, agreement).text())
                .as("the older grant changed nothing")
                .doesNotContain(pairwise);
        assertThat(store.getCollection("deletions").countDocuments(Filters.eq("partner", partner.id())))
                .isEqualTo(1);
    }

    @Test
    void aCorrectionReachesThePartnerThatHasTheWrongValue() {
        event(
                "account-service",
                "subject-" + subject,
                1,
                "field-corrected",
                Map.of(
                        "subject",
                        subject,
                        "field",
                        "device.model",
                        "at",
                        Instant.now().toString()));

        var data = hears("data.corrected");
        assertThat(data.path("subject").asString()).isEqualTo(pairwise);
        assertThat(data.path("fields").path(0).asString()).isEqualTo("device.model");
    }

    @Test
    void aFieldNobodyReceivedIsNobodysBusiness() {
        event(
                "account-service",
                "subject-" + subject,
                1,
                "field-corrected",
                Map.of(
                        "subject",
                        subject,
                        "field",
                        "location.city",
                        "at",
                        Instant.now().toString()));
        event(
                "account-service",
                "subject-" + subject,
                2,
                "field-deleted",
                Map.of(
                        "subject",
                        subject,
                        "field",
                        "device.model",
                        "at",
                        Instant.now().toString()));

        var data = hears("data.deleted");
        assertThat(data.path("fields").valueStream().map(JsonNode::asString)).containsExactly("device.model");
        assertThat(data.path("deletion_id").asString()).isNotBlank();
        assertThat(store.getCollection("webhooks")
                        .countDocuments(
                                Filters.and(Filters.eq("partner", partner.id()), Filters.eq("type", "data.corrected"))))
                .isZero();
    }

    @Test
    void aWebhookThatFailsComesAgainUnderTheSameIdAndIsParkedInTheEnd() {
        receiver.stubFor(WireMock.post("/webhooks").willReturn(WireMock.serverError()));
        withdraws(subject, 2);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> officer("GET", "/api/sharing/webhooks?state=parked&limit=100", null)
                        .text()
                        .contains(partner.id()));
        var ids = receiver.getAllServeEvents().stream()
                .map(event -> event.getRequest().getHeader("webhook-id"))
                .toList();
        assertThat(ids).hasSize(3);
        assertThat(ids.stream().distinct()).hasSize(1);

        receiver.stubFor(WireMock.post("/webhooks").willReturn(WireMock.ok()));
        assertThat(officer("POST", "/api/sharing/webhooks/" + ids.getFirst() + "/redelivery", null)
                        .status())
                .isEqualTo(202);
        hears("consent.withdrawn");
        assertThat(officer("POST", "/api/sharing/webhooks/none/redelivery", null)
                        .problem())
                .isEqualTo("not-found");
        assertThat(person("u", "/api/sharing/webhooks").problem()).isEqualTo("forbidden");
        assertThat(officer("GET", "/api/sharing/webhooks?state=lost", null).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void thePersonSeesWhoMayReadHerDataNowAndWhy() {
        var reply = person(subject, "/api/sharing/me/recipients?field=device.imei");

        var mine = reply.json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("agreement").asString().equals(agreement))
                .findFirst()
                .orElseThrow(() -> new AssertionError(reply));
        assertThat(mine.path("partner").path("id").asString()).isEqualTo(partner.id());
        assertThat(mine.path("fields").valueStream().map(JsonNode::asString)).containsExactly("device.imei");
        assertThat(mine.path("receipt_id").asString()).isEqualTo("receipt-" + subject);

        consent.withdraws(subject);
        assertThat(person(subject, "/api/sharing/me/recipients").json().path("items"))
                .isEmpty();
        assertThat(person(subject, "/api/sharing/me/recipients?field=no.such").problem())
                .isEqualTo("unknown-field");
        consent.fails(ConsentStub.DECISIONS, Trouble.FAILING);
        assertThat(person(subject, "/api/sharing/me/recipients").problem()).isEqualTo("dependency-unavailable");
    }

    @Test
    void aPreviewNamesWhoWouldStopReceivingWhat() {
        var body = Map.of("subject", subject, "purpose", PURPOSE);
        var service = "Bearer " + TestTokens.service("consent-service", "sharing-service");

        var items = call("POST", "/internal/recipients", service, body).json().path("items");
        assertThat(items.valueStream().map(item -> item.path("agreement").asString()))
                .contains(agreement);

        var nobody = Map.of("subject", UUID.randomUUID().toString(), "purpose", PURPOSE);
        assertThat(call("POST", "/internal/recipients", service, nobody).json().path("items"))
                .isEmpty();
    }

    /** The data of the first message of this type, once its signature is found to hold. */
    private JsonNode hears(String type) {
        var delivery = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> receiver.getAllServeEvents().stream()
                                .map(event -> event.getRequest())
                                .filter(request -> Stub.JSON
                                        .readTree(request.getBodyAsString())
                                        .path("type")
                                        .asString()
                                        .equals(type))
                                .findFirst()
                                .orElse(null),
                        java.util.Objects::nonNull);
        try {
            new Webhook(partner.webhookSecret())
                    .verify(
                            delivery.getBodyAsString(),
                            Map.of(
                                    "webhook-id", List.of(delivery.getHeader("webhook-id")),
                                    "webhook-timestamp", List.of(delivery.getHeader("webhook-timestamp")),
                                    "webhook-signature", List.of(delivery.getHeader("webhook-signature"))));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return Stub.JSON.readTree(delivery.getBodyAsString()).path("data");
    }

    private Reply attests(TestPartner by, String deletion, String jws) {
        return asPartner(by, "POST", "/api/sharing/deletions/" + deletion + "/attestation", Map.of("jws", jws));
    }

    private String attestation(String deletion) {
        return TestPartner.sign(TestPartner.SIGNING, payload(deletion));
    }

    private Map<String, Object> payload(String deletion) {
        var payload = new HashMap<String, Object>();
        payload.put("deletion", deletion);
        payload.put("subject", pairwise);
        payload.put("fields", FIELDS);
        payload.put("deleted_at", Instant.now().toString());
        return payload;
    }
}
