package dev.accord.consent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.accord.consent.testing.Person;
import dev.accord.consent.testing.Requests;
import dev.accord.consent.testing.RunningService;
import dev.accord.kit.testing.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** P3, P4, U1, U6: accepting terms, and what a new version does to people; a store of its own, for it publishes versions. */
@TestPropertySource(properties = "accord.test.store=terms")
class TermsTest extends RunningService {

    @Test
    void recordsTheAcceptanceWithAReceiptAndTellsSharingService() {
        SHARING.works();
        var mei = somebody();
        assertThat(mei.reads("/api/consent/me/terms").status()).isEqualTo(404);

        var accepted = mei.accepts(current());

        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.text("/receipt")).isNotBlank();
        assertThat(accepted.text("/version")).isEqualTo(current());
        assertThat(mei.reads("/api/consent/me/terms").text("/because")).isEqualTo("accepted");
        await().untilAsserted(() -> assertThat(SHARING.heardOf(mei)).anySatisfy(event -> {
            assertThat(event.path("type").asString()).isEqualTo("terms-accepted");
            assertThat(event.at("/payload/subject").asString()).isEqualTo(mei.id());
            assertThat(event.at("/payload/purposes/0").asString()).isEqualTo("service");
        }));
    }

    @Test
    void tellsSharingServiceWhatIsGrantedAndWithdrawnInOrder() {
        SHARING.works();
        var mei = somebody().accepting(current());
        mei.chooses("usage-research", "{\"choice\":\"granted\",\"recipient\":\"p-1\",\"actions\":[\"disclose\"]}");
        mei.withdraws("usage-research");

        await().untilAsserted(() -> {
            event("consent-granted", mei, 2, "/payload/recipient", "p-1");
            event("consent-withdrawn", mei, 3, "/payload/purpose", "usage-research");
        });
    }

    private static void event(String type, Person person, int seq, String pointer, String value) {
        assertThat(SHARING.heardOf(person)).anySatisfy(event -> {
            assertThat(event.path("type").asString()).isEqualTo(type);
            assertThat(event.path("source").asString()).isEqualTo("consent-service");
            assertThat(event.path("seq").asInt()).isEqualTo(seq);
            assertThat(event.at(pointer).asString()).isEqualTo(value);
        });
    }

    @Test
    void keepsTheEarlierTermsUntilTheNoticeIsDelivered() throws IOException {
        var before = current();
        var mei = somebody().accepting(before);
        var next = publish("policy-v2.json");

        assertThat(mei.reads("/api/consent/me/terms").text("/version")).isEqualTo(before);
        assertThat(mei.reads("/api/consent/me/terms").text("/pending/0/waits_for"))
                .isEqualTo("notice");
        assertThat(mei.grants(purpose(next)).problem())
                .as("not in her terms yet")
                .isEqualTo("terms-not-accepted");

        assertThat(notice(mei, next, "shown", 1).status()).isEqualTo(200);

        var terms = mei.reads("/api/consent/me/terms");
        assertThat(terms.text("/version")).isEqualTo(next);
        assertThat(terms.text("/because")).isEqualTo("notice-delivered");
        assertThat(mei.reads("/api/consent/me/history").text("/items/0/type")).isEqualTo("notice-delivered");
        assertThat(mei.grants(purpose(next)).status())
                .as("a new use is asked for")
                .isEqualTo(200);
    }

    @Test
    void letsAShrunkRightWaitForExplicitConsent() throws IOException {
        var before = publish("policy-v2.json");
        var mei = somebody().accepting(before);
        var next = publish("policy-v3-shrinking.json");

        notice(mei, next, "accepted-3-days", 1);
        assertThat(mei.reads("/api/consent/me/terms").text("/version")).isEqualTo(before);
        assertThat(mei.reads("/api/consent/me/terms").text("/pending/0/waits_for"))
                .isEqualTo("consent");

        mei.accepting(next);

        assertThat(mei.reads("/api/consent/me/terms").text("/version")).isEqualTo(next);
        assertThat(mei.reads("/api/consent/me/terms").text("/because")).isEqualTo("accepted");
    }

    @Test
    void saysWhoIsBoundByWhat() throws IOException {
        var mei = somebody().accepting(current());
        var next = publish("policy-v2.json");
        var jonas = somebody().accepting(next);
        var officer = TestTokens.officer();
        var uri = "/api/consent/policies/" + next + "/bindings?limit=100";

        var bound = requests().get(uri, officer).body().path("items");

        assertThat(bound.values())
                .extracting(it -> it.path("subject").asString())
                .contains(jonas.id());
        assertThat(bound.values())
                .extracting(it -> it.path("subject").asString())
                .doesNotContain(mei.id());
        assertThat(requests().get(uri, mei.token()).status()).isEqualTo(403);
        assertThat(requests().get(uri, null).status()).isEqualTo(401);
    }

    @Test
    void takesAnEventOnceAndNeverGoesBack() throws IOException {
        var mei = somebody().accepting(current());
        var next = publish("policy-v2.json");

        assertThat(notice(mei, next, "shown", 5).body().path("applied").asBoolean())
                .isTrue();
        assertThat(notice(mei, next, "shown", 5).body().path("applied").asBoolean())
                .isFalse();
        assertThat(notice(mei, next, "exhausted", 4).body().path("applied").asBoolean())
                .isFalse();
        assertThat(mei.reads("/api/consent/me/history").body().path("items").size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"no-such,shown", "1,perhaps"})
    void refusesAnEventItCanNeverTake(String version, String outcome) {
        assertThat(notice(somebody().accepting(current()), version, outcome, 1).status())
                .isBetween(400, 499);
    }

    @Test
    void takesEventsFromTheServiceTheyNameOnly() {
        var token = TestTokens.service("account-service", "consent-service");
        var answer = requests().send(HttpMethod.POST, "/internal/events", token, body("x", "1", "shown", 1));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void answersServicesThatAskForTheTerms() {
        var mei = somebody().accepting(current());
        var account = TestTokens.service("account-service", "consent-service");

        assertThat(requests()
                        .get("/internal/subjects/" + mei.id() + "/terms", account)
                        .text("/version"))
                .isEqualTo(current());
        assertThat(requests().get("/internal/subjects/nobody/terms", account).status())
                .isEqualTo(404);
        assertThat(requests()
                        .get("/internal/subjects/" + mei.id() + "/terms", mei.token())
                        .status())
                .isEqualTo(403);
        var gateway = TestTokens.service("gateway", "consent-service");
        assertThat(requests()
                        .get("/internal/subjects/" + mei.id() + "/terms", gateway)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\":\"no-such\"} | 404 | not-found",
                "{\"version\":\"a b\"} | 400 | invalid-request",
                "{} | 400 | invalid-request",
                "{\"version\":[]} | 400 | invalid-request",
                "{\"version\":\"1\",\"language\":\"fr\"} | 422 | unsupported-language",
                "{\"version\":\"1\",\"sure\":true} | 400 | invalid-request",
                "nonsense | 400 | malformed-json"
            })
    void refusesWhatCannotBeAccepted(String body, int status, String problem) {
        var mei = somebody();

        var answer = mei.put("/api/consent/me/terms", body, Requests.freshKey());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(mei.reads("/api/consent/me/terms").status())
                .as("nothing half done")
                .isEqualTo(404);
    }

    @Test
    void acceptsTheVersionInForceOnly() throws IOException {
        var earlier = current();
        publish("policy-v2.json");

        var answer = somebody().accepts(earlier);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("conflict");
    }

    private String current() {
        return requests().get("/api/consent/policies/current", null).text("/version");
    }

    /** The document under a label and with a new purpose of its own, so that every publication is a major change. */
    private String publish(String name) throws IOException {
        var label = UUID.randomUUID().toString();
        var document = (ObjectNode) json.readTree(new ClassPathResource("policies/" + name)
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("repair-forecast", purpose(label)));
        document.put("version", label);
        var answer = publish(document, Requests.freshKey());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.text("/classification")).isEqualTo("major");
        return label;
    }

    private static String purpose(String label) {
        return "forecast-" + label.substring(0, 8);
    }

    private Requests.Answer notice(Person person, String version, String outcome, int seq) {
        var token = TestTokens.service("notification-service", "consent-service");
        return requests().send(HttpMethod.POST, "/internal/events", token, body(person.id(), version, outcome, seq));
    }

    private static String body(String subject, String version, String outcome, int seq) {
        return """
                {"id":"%s","source":"notification-service","aggregate":"%s","seq":%d,"type":"notice-delivered",
                 "at":"2026-11-24T10:00:00Z","payload":{"subject":"%s","policy_version":"%s","channel":"inbox",
                   "outcome":"%s","at":"2026-11-24T10:00:00Z"}}""".formatted(UUID.randomUUID(), subject, seq, subject, version, outcome);
    }
}
