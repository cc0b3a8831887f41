package dev.accord.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.testing.Requests;
import dev.accord.consent.testing.RunningService;
import dev.accord.kit.testing.TestTokens;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** P1, P2, B3: an officer publishes; the platform classifies and says why; every version stays. A store of its own. */
@TestPropertySource(properties = "accord.test.store=publishing")
class PublishingTest extends RunningService {

    @Autowired
    private Policies policies;

    @Test
    void classifiesAMajorChangeAndSaysWhy() throws IOException {
        var document = next("policy-v2.json");
        var label = document.path("version").asString();
        var before = current();

        var answer = publish(document, Requests.freshKey());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/classification")).isEqualTo("major");
        assertThat(answer.text("/predecessor")).isEqualTo(before);
        assertThat(answer.text("/reasons/0/rule")).isEqualTo("service-pattern");
        var difference = requests().get("/api/consent/policies/" + before + "/diff/" + label, null);
        assertThat(difference.text("/classification")).isEqualTo("major");
        assertThat(difference.body().path("changes").values())
                .extracting(it -> it.path("kind").asString())
                .contains("purpose-added");
        assertThat(requests().get("/api/consent/policies/" + before, null).text("/status"))
                .isEqualTo("superseded");
        assertThat(requests()
                        .get("/api/consent/policies/" + label + "?language=zh", null)
                        .status())
                .isEqualTo(200);
        assertThat(current()).isEqualTo(label);
    }

    @Test
    void letsProseWaitForAnOfficerWithAReason() throws IOException {
        var document = like(current());
        ((ObjectNode) document.at("/sections/0/text")).put("en", "It says something else now.");
        var label = document.path("version").asString();
        var before = current();

        assertThat(publish(document, Requests.freshKey()).text("/classification"))
                .isEqualTo("to-be-decided");
        assertThat(current()).as("undecided takes effect for nobody").isEqualTo(before);

        var uri = "/api/consent/policies/" + label + "/classification";
        assertThat(officer(uri, "{\"classification\":\"minor\"}").text("/errors/0/field"))
                .isEqualTo("reason");
        assertThat(officer(uri, "{\"classification\":\"tiny\",\"reason\":\"r\"}")
                        .status())
                .isEqualTo(400);
        var decided = officer(uri, "{\"classification\":\"minor\",\"reason\":\"It says the same in other words.\"}");
        assertThat(decided.text("/classification")).isEqualTo("decided-minor");
        assertThat(decided.text("/reasons/1/rule")).isEqualTo("officer-decision");
        assertThat(current()).isEqualTo(label);
        assertThat(requests()
                        .get("/api/consent/policies/" + before + "/diff/" + label, null)
                        .text("/classification"))
                .isEqualTo("decided-minor");
        assertThat(officer(uri, "{\"classification\":\"major\",\"reason\":\"On second thoughts.\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void reportsAllFaultsAtOnceAndPublishesNothing() throws IOException {
        var document = next("policy-v2.json");
        ((ObjectNode) document.at("/purposes/1")).putArray("fields").add("device.nothing");
        ((ObjectNode) document.at("/rights/0")).put("contact", "nobody");
        document.put("surprise", 1);

        var answer = publish(document, Requests.freshKey());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("policy-faulty");
        assertThat(answer.body().path("errors").values())
                .extracting(it -> it.path("field").asString())
                .containsExactlyInAnyOrder("purposes[1].fields[0]", "rights[0].contact", "surprise");
        assertThat(requests()
                        .get("/api/consent/policies/" + document.path("version").asString(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void triesAPublicationOutWithoutStoringIt() throws IOException {
        var document = next("policy-v3-shrinking.json");

        var answer = officer("/api/consent/policies/preview", document.toString());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/classification")).isEqualTo("major");
        assertThat(answer.body().path("shrinks_right").asBoolean()).isTrue();
        assertThat(answer.body().path("changes").size()).isPositive();
        assertThat(requests()
                        .get("/api/consent/policies/" + document.path("version").asString(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void publishesOnceForEachKey() throws IOException {
        var document = next("policy-v2.json");
        var key = Requests.freshKey();

        assertThat(publish(document, key).status()).isEqualTo(201);
        assertThat(publish(document, key).status()).isEqualTo(201);
        assertThat(publish(document, Requests.freshKey()).problem()).isEqualTo("conflict");
        document.put("version", UUID.randomUUID().toString());
        assertThat(publish(document, key).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void isForPrivacyOfficersOnly() throws IOException {
        var document = next("policy-v2.json").toString();
        var key = Requests.freshKey();

        for (var token : new String[] {
            TestTokens.user("u"), TestTokens.token("a").roles("auditor").mint()
        }) {
            assertThat(requests()
                            .send(HttpMethod.POST, "/api/consent/policies", token, document, "Idempotency-Key", key)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(requests()
                        .send(HttpMethod.POST, "/api/consent/policies", null, document, "Idempotency-Key", key)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void listsEveryVersionInPages() throws IOException {
        publish(next("policy-v2.json"), Requests.freshKey());

        var first = requests().get("/api/consent/policies?limit=1", null);
        var second = requests().get("/api/consent/policies?limit=1&cursor=" + first.text("/next_cursor"), null);

        assertThat(first.text("/items/0/version")).isEqualTo("1");
        assertThat(second.text("/items/0/version")).isNotEqualTo("1");
        assertThat(requests().get("/api/consent/policies?cursor=%21", null).status())
                .isEqualTo(400);
        assertThat(requests().get("/api/consent/policies?limit=0", null).status())
                .isEqualTo(400);
    }

    private String current() {
        return requests().get("/api/consent/policies/current", null).text("/version");
    }

    private ObjectNode next(String name) throws IOException {
        return labelled((ObjectNode) json.readTree(new ClassPathResource("policies/" + name).getContentAsByteArray()));
    }

    /** The document of a published version, from the store itself, under another label. */
    private ObjectNode like(String version) {
        var stored = policies.find(new VersionLabel(version)).orElseThrow();
        return ((ObjectNode) json.valueToTree(stored.document()))
                .put("version", UUID.randomUUID().toString());
    }

    private static ObjectNode labelled(ObjectNode document) {
        var label = UUID.randomUUID().toString();
        for (var purpose : document.path("purposes").values()) {
            if (purpose.path("key").asString().startsWith("repair-forecast")) {
                ((ObjectNode) purpose).put("key", "repair-forecast-" + label.substring(0, 8));
            }
        }
        return document.put("version", label);
    }

    private Requests.Answer officer(String uri, String body) {
        return requests().send(HttpMethod.POST, uri, TestTokens.officer(), body);
    }
}
