package dev.accord.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.accord.kit.testing.TestTokens;
import dev.accord.kit.testing.contract.ContractStub.Trouble;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** S1, S3, S4, S6: agreements over HTTP, from draft to end. */
class AgreementTest extends SharingPlatform {

    private static final String PATH = "/api/sharing/agreements";

    @Test
    void aDraftNamesItsTermsAndTheirHashCanBeWorkedOut() throws Exception {
        var draft = draft(aPartner()).json();

        assertThat(draft.path("state").asString()).isEqualTo("draft");
        var canonical = new JsonCanonicalizer(draft.path("terms").toString()).getEncodedUTF8();
        assertThat(draft.path("terms_hash").asString()).isEqualTo(sha256(canonical));
        assertThat(draft.path("text_hash").asString())
                .isEqualTo(sha256("Keep it to yourselves.".getBytes(StandardCharsets.UTF_8)));
        assertThat(draft.path("confidentiality").path("duties").toString())
                .contains(
                        "our-instructions",
                        "this-policy",
                        "security-measures",
                        "encryption-of-sensitive-data",
                        "delete");
        assertThat(draft.path("purposes").path(0).path("sealed_fields").toString())
                .contains("device.imei", "contact.email")
                .doesNotContain("device.model");
    }

    @Test
    void nothingLeavesUntilBothHaveSigned() {
        var partner = aPartner();
        aSubject();
        var draft = draft(partner).json();
        var id = draft.path("id").asString();
        assertThat(pulls(partner, id).problem()).isEqualTo("agreement-not-active");

        var signed = officer("POST", path(id, "company-signature"), Map.of(), "If-Match", "\"1\"");
        assertThat(signed.json().path("state").asString()).isEqualTo("signed-by-company");
        assertThat(pulls(partner, id).problem()).isEqualTo("agreement-not-active");

        var active =
                asPartner(partner, "POST", path(id, "partner-signature"), signature(draft), "If-Match", signed.etag());
        assertThat(active.json().path("state").asString()).isEqualTo("active");
        assertThat(pulls(partner, id).status()).isEqualTo(200);
    }

    @Test
    void thePartnerMaySignFirst() {
        var partner = aPartner();
        var draft = draft(partner).json();
        var id = draft.path("id").asString();

        var signed = asPartner(partner, "POST", path(id, "partner-signature"), signature(draft), "If-Match", "\"1\"");
        assertThat(signed.json().path("state").asString()).isEqualTo("signed-by-partner");
        var active = officer("POST", path(id, "company-signature"), Map.of(), "If-Match", signed.etag());
        assertThat(active.json().path("state").asString()).isEqualTo("active");
    }

    @Test
    void refusesSignaturesThatDoNotHold() throws Exception {
        var partner = aPartner();
        var draft = draft(partner).json();
        var id = draft.path("id").asString();
        var other = new RSAKeyGenerator(2048)
                .keyID("sig-1")
                .keyUse(KeyUse.SIGNATURE)
                .generate();
        var terms = Map.<String, Object>of(
                "agreement", id, "terms_hash", draft.path("terms_hash").asString());
        for (var jws : List.of(
                TestPartner.sign(other, terms),
                TestPartner.sign(TestPartner.SIGNING, Map.of("agreement", id, "terms_hash", "another-text")),
                TestPartner.sign(
                        TestPartner.SIGNING, Map.of("agreement", "another", "terms_hash", terms.get("terms_hash"))),
                "not a signature")) {
            var reply =
                    asPartner(partner, "POST", path(id, "partner-signature"), Map.of("jws", jws), "If-Match", "\"1\"");
            assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
            assertThat(reply.json().path("errors").path(0).path("field").asString())
                    .isEqualTo("jws");
        }
        assertThat(officer("GET", PATH + "/" + id, null).json().path("state").asString())
                .isEqualTo("draft");
    }

    @Test
    void whatWasTamperedWithInTheStoreDoesNotBecomeActive() {
        var partner = aPartner();
        var draft = draft(partner).json();
        var id = draft.path("id").asString();
        officer("POST", path(id, "company-signature"), Map.of(), "If-Match", "\"1\"");
        store.getCollection("agreements")
                .updateOne(Filters.eq("_id", id), Updates.set("companySignature", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA"));

        var reply = asPartner(partner, "POST", path(id, "partner-signature"), signature(draft), "If-Match", "\"2\"");

        assertThat(reply.problem()).as(reply.toString()).isEqualTo("conflict");
    }

    @Test
    void aSuspensionIsShownOnlyWhenEveryLeaseHasRunOutAndEndsAccessAtOnce() {
        var partner = aPartner();
        var id = anActiveAgreement(partner);
        monotonic.forgetsWaits();

        var suspended = suspends(id);

        assertThat(suspended.json().path("state").asString()).isEqualTo("suspended");
        assertThat(monotonic.waits()).containsExactly(Duration.ofMillis(3_100));
        assertThat(pulls(partner, id).problem()).isEqualTo("agreement-not-active");
        officer("GET", PATH + "/" + id, null);
        assertThat(monotonic.waits()).as("settled once is settled").hasSize(1);

        var resumed = officer("POST", path(id, "resumption"), null, "If-Match", suspended.etag());
        assertThat(resumed.json().path("state").asString()).isEqualTo("active");
        assertThat(pulls(partner, id).status()).isEqualTo(200);
    }

    @Test
    void anyOtherAnswerThatShowsAnUnsettledSuspensionWaitsToo() {
        var partner = aPartner();
        var id = anActiveAgreement(partner);
        var key = newKey();
        suspends(id, key);
        for (String path : List.of(PATH + "/" + id, PATH + "?limit=100")) {
            killedBeforeItSettled(id);
            monotonic.forgetsWaits();
            officer("GET", path, null);
            assertThat(monotonic.waits()).as(path).hasSize(1);
        }
        killedBeforeItSettled(id);
        monotonic.forgetsWaits();
        asPartner(partner, "GET", PATH + "/" + id, null);
        assertThat(monotonic.waits()).hasSize(1);

        killedBeforeItSettled(id);
        monotonic.forgetsWaits();
        var retried = suspends(id, key);
        assertThat(retried.status()).isEqualTo(200);
        assertThat(monotonic.waits()).as("a retry waits too").hasSize(1);
    }

    @Test
    void waitsForTheLongestLeaseThatAnyInstanceGives() {
        var id = anActiveAgreement(aPartner());
        var notes = store.getCollection("lease");
        notes.updateOne(Filters.eq("_id", "longest"), Updates.set("millis", 7_000L));
        monotonic.forgetsWaits();
        try {
            suspends(id);
        } finally {
            notes.updateOne(Filters.eq("_id", "longest"), Updates.set("millis", 3_000L));
        }

        assertThat(monotonic.waits()).containsExactly(Duration.ofMillis(7_100));
    }

    @Test
    void aTerminationIsFinalAndOrdersThePartnerToDelete() {
        var partner = aPartner();
        var id = anActiveAgreement(partner);
        var etag = officer("GET", PATH + "/" + id, null).etag();

        var terminated = officer("POST", path(id, "termination"), Map.of("reason", "breach"), "If-Match", etag);

        assertThat(terminated.json().path("state").asString()).isEqualTo("terminated");
        assertThat(officer("POST", path(id, "resumption"), null, "If-Match", terminated.etag())
                        .problem())
                .isEqualTo("conflict");
        var order = asPartner(partner, "GET", "/api/sharing/deletions", null)
                .json()
                .path("items")
                .path(0);
        assertThat(order.path("because").asString()).isEqualTo("agreement-terminated");
        assertThat(order.path("agreement").asString()).isEqualTo(id);
        assertThat(order.path("subject").asString()).isEqualTo("*");
        assertThat(order.path("state").asString()).isEqualTo("owed");
    }

    @Test
    void stateHistoryMessageAndMarkAreWrittenTogether() {
        var partner = aPartner();
        var id = anActiveAgreement(partner);
        suspends(id);

        assertThat(store.getCollection("agreement_history").countDocuments(Filters.eq("_id.agreement", id)))
                .isEqualTo(4);
        assertThat(store.getCollection("webhooks")
                        .countDocuments(Filters.and(
                                Filters.eq("partner", partner.id()), Filters.eq("type", "agreement.suspended"))))
                .isEqualTo(1);
    }

    @Test
    void changesNeedTheVersionThatWasSeen() {
        var id = anActiveAgreement(aPartner());

        assertThat(officer("POST", path(id, "suspension"), Map.of("reason", "x"))
                        .problem())
                .isEqualTo("precondition-required");
        assertThat(officer("POST", path(id, "suspension"), Map.of("reason", "x"), "If-Match", "\"1\"")
                        .problem())
                .isEqualTo("stale-version");
        assertThat(officer("POST", path(id, "suspension"), Map.of("reason", ""), "If-Match", "\"3\"")
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void aPartnerSeesItsOwnAgreementsOnly() {
        var partner = aPartner();
        var other = aPartner();
        var id = anActiveAgreement(partner);

        assertThat(asPartner(partner, "GET", PATH + "/" + id, null).status()).isEqualTo(200);
        assertThat(asPartner(other, "GET", PATH + "/" + id, null).problem()).isEqualTo("not-found");
        assertThat(asPartner(other, "GET", PATH, null).json().path("items")).isEmpty();
        assertThat(asPartner(other, "POST", path(id, "partner-signature"), Map.of("jws", "x"), "If-Match", "\"3\"")
                        .problem())
                .isEqualTo("not-found");
        assertThat(asPartner(partner, "POST", path(id, "suspension"), Map.of("reason", "x"), "If-Match", "\"3\"")
                        .problem())
                .isEqualTo("forbidden");
        assertThat(call("GET", PATH, "Bearer " + TestTokens.user("u"), null).problem())
                .isEqualTo("forbidden");
    }

    @Test
    void refusesPurposesAndFieldsThatMayNotLeave() {
        var partner = aPartner();
        assertRefused(partner, purposes("no-such-purpose", "device.model"), "unknown-purpose", "purposes[0].purpose");
        assertRefused(partner, purposes("marketing-email", "contact.email"), "unknown-purpose", "purposes[0].purpose");
        assertRefused(partner, purposes(PURPOSE, "device.shoe_size"), "unknown-field", "purposes[0].fields[0]");
        assertRefused(partner, purposes(PURPOSE, "log.ip"), "unknown-field", "purposes[0].fields[0]");
        assertRefused(partner, Map.of("ends_at", "2020-01-01T00:00:00Z"), "invalid-request", "ends_at");
        assertRefused(partner, Map.of("partner", "nobody"), "invalid-request", "partner");
        assertRefused(
                partner,
                Map.of("fair_use", Map.of("pages_per_minute", 0, "reads_per_minute", 1)),
                "invalid-request",
                "fair_use.pages_per_minute");
        assertRefused(partner, Map.of("colour", "red"), "invalid-request", "colour");
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void noAgreementIsDraftedWhileTheCataloguesCannotBeRead(Trouble failure) {
        var partner = aPartner();
        account.fails(AccountStub.CATALOGUE, failure);
        assertThat(draft(partner).problem()).isEqualTo("dependency-unavailable");
        account.holdsEverything();
        consent.fails(ConsentStub.PURPOSES, failure);
        assertThat(draft(partner).problem()).isEqualTo("dependency-unavailable");
    }

    @Test
    void theSameDraftAgainIsTheSameAgreement() {
        var partner = aPartner();
        var body = agreement(partner);
        var key = newKey();
        var first = officer("POST", PATH, body, "Idempotency-Key", key);
        var again = officer("POST", PATH, body, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        var other = new HashMap<>(body);
        other.put("ends_at", Instant.now().plusSeconds(999).toString());
        assertThat(officer("POST", PATH, other, "Idempotency-Key", key).problem())
                .isEqualTo("idempotency-key-reused");
    }

    private Reply suspends(String id) {
        return suspends(id, newKey());
    }

    private Reply suspends(String id, String key) {
        return officer(
                "POST",
                path(id, "suspension"),
                Map.of("reason", "misuse"),
                "If-Match",
                "\"3\"",
                "Idempotency-Key",
                key);
    }

    /** The state a crash between the durable change and its acknowledgement leaves behind. */
    private void killedBeforeItSettled(String id) {
        store.getCollection("agreements").updateOne(Filters.eq("_id", id), Updates.set("settledSeq", 0L));
    }

    private static Map<String, Object> purposes(String purpose, String field) {
        return Map.of("purposes", List.of(Map.of("purpose", purpose, "fields", List.of(field), "basis", "consent")));
    }

    private void assertRefused(TestPartner partner, Map<String, Object> changed, String problem, String field) {
        var body = new HashMap<>(agreement(partner));
        body.putAll(changed);
        var reply = officer("POST", PATH, body, "Idempotency-Key", newKey());
        assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
        assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
