package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Participants;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong is refused with a stable type that names the field, and nothing is half-done. */
@ExtendWith(OnePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ME = "/api/account/me";
    private static final String TELEMETRY = "/api/account/me/telemetry";
    private static final String CHOICE = "/api/consent/me/usage-research";
    private static final String PAGES = "/api/sharing/pages";

    private final RunningPlatform platform;
    private final Outside outside;
    private Person mei;
    private Person jonas;
    private Officer officer;
    private Partner partner;
    private Partner otherPartner;
    private String agreement;
    private String draft;
    private String meisReceipt;

    BadInputTest(RunningPlatform platform) {
        this.platform = platform;
        this.outside = platform.outside();
    }

    @BeforeAll
    void meet() {
        Participants participants = platform.participants();
        officer = participants.officer();
        mei = participants.person("Mei");
        jonas = participants.person("Jonas");
        partner = participants.partner("Careful Partner");
        otherPartner = participants.partner("Other Partner");
        agreement = participants.agreementWith(partner);
        draft = participants.draftFor(partner).path("id").asString();
        meisReceipt = mei.grants("usage-research").json().path("receipt_id").asString();
    }

    @AfterAll
    void part() {
        partner.close();
        otherPartner.close();
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatPeopleGetWrong() {
        return tests(
                new BadInput(
                        "an unknown member",
                        mei.session(),
                        patch("{\"shoe_size\":42}"),
                        400,
                        "invalid-request",
                        "shoe_size"),
                new BadInput(
                        "a value of another type",
                        mei.session(),
                        choose("{\"choice\":5}"),
                        400,
                        "invalid-request",
                        "choice"),
                new BadInput(
                        "a choice that there is not",
                        mei.session(),
                        choose("{\"choice\":\"maybe\"}"),
                        400,
                        "invalid-request",
                        "choice"),
                new BadInput(
                        "a value that is too long",
                        mei.session(),
                        patch("{\"display_name\":\"" + "x".repeat(5_000) + "\"}"),
                        400,
                        "invalid-request",
                        "display_name"),
                new BadInput("malformed JSON", mei.session(), choose("{\"choice\":"), 400, "malformed-json"),
                new BadInput("JSON nested too deep", mei.session(), nested(100), 400, "malformed-json"),
                new BadInput(
                        "another media type",
                        mei.session(),
                        choose("choice=granted").header("Content-Type", "text/plain"),
                        415,
                        "unsupported-media-type"),
                new BadInput(
                        "another method", mei.session(), Call.delete("/api/consent/me"), 405, "method-not-allowed"),
                new BadInput(
                        "a body over the limit",
                        mei.session(),
                        Call.with("POST", TELEMETRY, "{\"items\":[\"" + "x".repeat(1_100_000) + "\"]}")
                                .once(),
                        413,
                        "body-too-large"),
                new BadInput("a batch over the limit", mei.session(), telemetry(1_001), 413, "batch-too-large"),
                new BadInput(
                        "no idempotency key",
                        mei.session(),
                        Call.put(CHOICE, JSON.readTree("{\"choice\":\"granted\"}")),
                        400,
                        "idempotency-key-missing"),
                new BadInput("a key used for another body", mei.session(), reused(), 422, "idempotency-key-reused"),
                new BadInput(
                        "an unknown purpose",
                        mei.session(),
                        Call.with("PUT", "/api/consent/me/mind-reading", "{\"choice\":\"granted\",\"language\":\"en\"}")
                                .once(),
                        422,
                        "unknown-purpose"),
                new BadInput(
                        "a language there is no text in",
                        mei.session(),
                        choose("{\"choice\":\"granted\",\"language\":\"xx\"}"),
                        422,
                        "unsupported-language",
                        "language"),
                new BadInput(
                        "a state that has changed",
                        mei.session(),
                        choose("{\"choice\":\"granted\",\"language\":\"en\"}").ifMatch("\"0\""),
                        412,
                        "stale-version"),
                new BadInput(
                        "a change without If-Match",
                        mei.session(),
                        patch("{\"display_name\":\"Mei\"}"),
                        428,
                        "precondition-required"),
                new BadInput(
                        "somebody else's receipt",
                        jonas.session(),
                        Call.get("/api/consent/receipts/" + meisReceipt),
                        404,
                        "not-found"),
                new BadInput(
                        "a field that is not in the catalogue",
                        mei.session(),
                        Call.get("/api/account/me/data/device.shoe_size"),
                        422,
                        "unknown-field"),
                new BadInput(
                        "an officer's call by a person",
                        mei.session(),
                        Call.with("POST", "/api/consent/policies", "{}").once(),
                        403,
                        "forbidden"),
                new BadInput("a path there is not", mei.session(), Call.get("/api/nothing"), 404, "not-found"),
                new BadInput(
                        "an inner path", mei.session(), Call.with("POST", "/internal/values", "{}"), 404, "not-found"),
                new BadInput(
                        "decisions from outside",
                        mei.session(),
                        Call.with("POST", "/access/v1/evaluation", "{}"),
                        404,
                        "not-found"),
                new BadInput("the inside of a service", mei.session(), Call.get("/actuator/env"), 404, "not-found"));
    }

    @TestFactory
    Stream<DynamicTest> refusesTokensThatAreNotGoodEnough() {
        Realm realm = new Realm(platform.issuer(), platform.clientSecret("sharing-service"));
        String foreign = mei.session().accessToken().replaceFirst("\\.[^.]+$", "." + "A".repeat(342));
        return tests(
                new BadInput("no token", Credential.NOBODY, Call.get(ME), 401, "not-signed-in"),
                new BadInput("a token nobody signed", Credential.bearer(foreign), Call.get(ME), 401, "not-signed-in"),
                new BadInput(
                        "something that is no token", Credential.bearer("abc"), Call.get(ME), 401, "not-signed-in"),
                new BadInput(
                        "a token for another audience",
                        Credential.bearer(realm.withoutAudience()),
                        Call.get(ME),
                        401,
                        "not-signed-in"),
                new BadInput(
                        "a token without the role", officer.session(), Call.get("/api/consent/me"), 403, "forbidden"));
    }

    @Test
    void refusesAnExpiredToken() {
        Realm realm = new Realm(platform.issuer(), platform.clientSecret("sharing-service"));
        Credential expiring = Credential.bearer(realm.livingSeconds(1));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> new BadInput(
                                "an expired token", expiring, Call.get("/api/sharing/agreements"), 401, "not-signed-in")
                        .isRefused(outside));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatPartnersGetWrong() {
        Credential bound = partner::headersFor;
        Credential other = otherPartner::headersFor;
        return tests(
                new BadInput(
                        "an agreement that is not active",
                        bound,
                        pages(draft, "usage-research", "device.model", 10),
                        403,
                        "agreement-not-active"),
                new BadInput(
                        "another partner's agreement",
                        other,
                        pages(agreement, "usage-research", "device.model", 10),
                        404,
                        "not-found"),
                new BadInput(
                        "another partner's agreement, to read",
                        other,
                        Call.get("/api/sharing/agreements/" + agreement),
                        404,
                        "not-found"),
                new BadInput(
                        "an unknown field",
                        bound,
                        pages(agreement, "usage-research", "device.shoe_size", 10),
                        422,
                        "unknown-field",
                        "fields"),
                new BadInput(
                        "an unknown purpose",
                        bound,
                        pages(agreement, "mind-reading", "device.model", 10),
                        422,
                        "unknown-purpose",
                        "purpose"),
                new BadInput(
                        "a page over the limit",
                        bound,
                        pages(agreement, "usage-research", "device.model", 501),
                        400,
                        "invalid-request",
                        "limit"),
                new BadInput(
                        "a bound token without its proof",
                        partner.withoutProof(),
                        pages(agreement, "usage-research", "device.model", 10),
                        401,
                        "proof-missing"),
                new BadInput(
                        "a person's token",
                        mei.session(),
                        pages(agreement, "usage-research", "device.model", 10),
                        403,
                        "forbidden"),
                new BadInput(
                        "an officer's token",
                        officer.session(),
                        pages(agreement, "usage-research", "device.model", 10),
                        403,
                        "forbidden"));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatOfficersGetWrong() {
        return tests(
                new BadInput(
                        "a policy without a word",
                        officer.session(),
                        Call.with("POST", "/api/consent/policies", "{}").once(),
                        422,
                        "policy-faulty",
                        "version"),
                new BadInput(
                        "an agreement over an unknown field",
                        officer.session(),
                        Call.post("/api/sharing/agreements", overUnknownField()).once(),
                        422,
                        "unknown-field",
                        "fields"),
                new BadInput(
                        "a state that has changed",
                        officer.session(),
                        Call.with(
                                        "POST",
                                        "/api/sharing/agreements/" + agreement + "/suspension",
                                        "{\"reason\":\"test\"}")
                                .ifMatch("\"0\""),
                        412,
                        "stale-version"),
                new BadInput(
                        "a change without If-Match",
                        officer.session(),
                        Call.with(
                                "POST",
                                "/api/sharing/agreements/" + agreement + "/suspension",
                                "{\"reason\":\"test\"}"),
                        428,
                        "precondition-required"));
    }

    @Test
    void leavesNothingHalfDoneByARefusedBatch() throws Exception {
        String before = mei.ask(Call.get("/api/account/me/data")).text();
        outside.askOnce(mei.session(), telemetry(1_001));

        assertThat(mei.ask(Call.get("/api/account/me/data")).text()).isEqualTo(before);
    }

    private Stream<DynamicTest> tests(BadInput... rows) {
        return List.of(rows).stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> row.isRefused(outside)));
    }

    private static Call patch(String body) {
        return Call.with("PATCH", ME, body).header("Content-Type", "application/merge-patch+json");
    }

    private static Call choose(String body) {
        return Call.with("PUT", CHOICE, body).once();
    }

    private static Call nested(int depth) {
        String settings = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        String item = "{\"kind\":\"device\",\"at\":\"2026-11-24T00:00:00Z\",\"purpose\":\"device-diagnostics\","
                + "\"fields\":{\"device.settings\":" + settings + "}}";
        return Call.with("POST", TELEMETRY, "{\"items\":[" + item + "]}").once();
    }

    private Call reused() {
        String key = UUID.randomUUID().toString();
        Answer first = mei.ask(Call.with("PUT", CHOICE, "{\"choice\":\"granted\",\"language\":\"en\"}")
                .once(key));
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        return Call.with("PUT", CHOICE, "{\"choice\":\"refused\",\"language\":\"en\"}")
                .once(key);
    }

    private static Call telemetry(int items) {
        ObjectNode batch = JSON.createObjectNode();
        var list = batch.putArray("items");
        for (int i = 0; i < items; i++) {
            list.addObject()
                    .put("kind", "device")
                    .put("at", "2026-11-24T00:00:00Z")
                    .put("purpose", "device-diagnostics")
                    .putObject("fields")
                    .put("device.model", "Model " + i);
        }
        return Call.post(TELEMETRY, batch).once();
    }

    private static Call pages(String agreement, String purpose, String field, int limit) {
        ObjectNode page = JSON.createObjectNode().put("agreement", agreement).put("purpose", purpose);
        page.putArray("fields").add(field);
        return Call.post(PAGES, page.put("limit", limit));
    }

    private ObjectNode overUnknownField() {
        ObjectNode wanted = Research.agreementWith(partner.id());
        ((tools.jackson.databind.node.ArrayNode) wanted.path("purposes").path(0).path("fields"))
                .add("device.shoe_size");
        return wanted;
    }
}
