package dev.accord.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.testing.Requests;
import dev.accord.consent.testing.RunningService;
import dev.accord.kit.testing.TestTokens;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

/** Decisions over HTTP, in AuthZEN 1.0's shape (C8, B1). */
class DecisionEndpointsTest extends RunningService {

    private static final String ONE = "/access/v1/evaluation";
    private static final String MANY = "/access/v1/evaluations";

    @Test
    void permitsWithEverythingItRestsOnAndALease() {
        var mei = somebody().accepting("1");
        var receipt = mei.grants("usage-research").text("/receipt_id");

        var answer = ask(ONE, evaluation(mei.id(), "disclose", "usage-research", "appliance.model", "device.imei"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("decision").asBoolean()).isTrue();
        assertThat(answer.text("/context/reason")).isEqualTo("permitted");
        assertThat(answer.text("/context/policy_version")).isEqualTo("1");
        assertThat(answer.text("/context/basis")).isEqualTo("consent");
        assertThat(answer.text("/context/receipt_id")).isEqualTo(receipt);
        assertThat(answer.body().at("/context/permitted_fields").size()).isEqualTo(2);
        assertThat(answer.body().at("/context/lease_ms").asLong()).isBetween(1L, 250L);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void deniesWithReasonsAndWhatWouldChangeIt() {
        var mei = somebody().accepting("1");
        mei.grants("usage-research");

        var answer = ask(ONE, evaluation(mei.id(), "disclose", "usage-research", "appliance.model", "log.ip"));

        assertThat(answer.body().path("decision").asBoolean()).isFalse();
        assertThat(answer.text("/context/permitted_fields/0")).isEqualTo("appliance.model");
        assertThat(answer.text("/context/withheld/0/field")).isEqualTo("log.ip");
        assertThat(answer.text("/context/withheld/0/reason")).isEqualTo("field-not-in-purpose");
        assertThat(answer.text("/context/would_change")).isNotBlank();
        assertThat(answer.body().at("/context/lease_ms").asLong()).isPositive();
    }

    @Test
    void deniesAPersonItNeverHeardOf() {
        var answer = ask(ONE, evaluation("stranger", "collect", "device-diagnostics", "device.model"));

        assertThat(answer.body().path("decision").asBoolean()).isFalse();
        assertThat(answer.text("/context/reason")).isEqualTo("no-terms");
        assertThat(answer.body().at("/context").has("lease_ms")).isFalse();
    }

    @Test
    void answersABatchInOrderWithDefaultsForWhatIsLeftOut() {
        var mei = somebody().accepting("1");
        mei.grants("device-diagnostics");
        var jonas = somebody().accepting("1");

        var answer = ask(MANY, """
                {"action":{"name":"collect"},
                 "resource":{"type":"personal-data","id":"device-diagnostics","properties":{"fields":["device.model"]}},
                 "evaluations":[{"subject":{"type":"subject","id":"%s"}},{"subject":{"type":"subject","id":"%s"}},
                   {"subject":{"type":"subject","id":"%s"},"action":{"name":"disclose"}}]}""".formatted(jonas.id(), mei.id(), mei.id()));

        assertThat(answer.body().path("evaluations").values())
                .extracting(it -> it.at("/context/reason").asString())
                .containsExactly("not-consented", "permitted", "action-not-chosen");
        assertThat(answer.body().at("/evaluations/1/context/lease_ms").asLong()).isBetween(1L, 250L);
    }

    @ParameterizedTest
    @CsvSource({"execute_all,3", "deny_on_first_deny,1", "permit_on_first_permit,2"})
    void keepsToTheSemanticThatIsAskedFor(String semantic, int answers) {
        var mei = somebody().accepting("1");
        mei.grants("device-diagnostics");

        var answer = ask(MANY, """
                {"subject":{"type":"subject","id":"%s"},"action":{"name":"collect"},
                 "options":{"evaluations_semantic":"%s"},
                 "evaluations":[{"resource":{"type":"personal-data","id":"nearby-help"}},
                   {"resource":{"type":"personal-data","id":"device-diagnostics"}},
                   {"resource":{"type":"personal-data","id":"service"}}]}""".formatted(mei.id(), semantic));

        assertThat(answer.body().path("evaluations").size()).isEqualTo(answers);
    }

    @Test
    void takesABatchWithoutEvaluationsForOne() {
        var mei = somebody().accepting("1");

        assertThat(ask(MANY, evaluation(mei.id(), "use", "service", "contact.email"))
                        .body()
                        .path("decision")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void takesFiveHundredAndNotOneMore() {
        assertThat(ask(MANY, batch(500)).body().path("evaluations").size()).isEqualTo(500);
        var answer = ask(MANY, batch(501));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("batch-too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | subject.type",
                "{\"subject\":{\"type\":\"robot\",\"id\":\"x\"}} | subject.type",
                "{\"subject\":{\"type\":\"subject\",\"id\":\"\"}} | subject.id",
                "{\"action\":{\"name\":\"sell\"}} | action.name",
                "{\"resource\":{\"type\":\"personal-data\",\"id\":\"p\",\"properties\":{\"fields\":7}}} | resource.properties.fields",
                "{\"resource\":{\"type\":\"personal-data\",\"id\":\"p\",\"properties\":{\"fields\":[7]}}} | resource.properties.fields[0]",
                "{\"context\":{\"recipient\":{}}} | context.recipient"
            })
    void namesWhatIsWrong(String body, String field) {
        var answer = ask(ONE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").values())
                .extracting(it -> it.path("field").asString())
                .contains(field);
    }

    @Test
    void answersServicesOnly() {
        var mei = somebody();
        var body = evaluation(mei.id(), "use", "service", "contact.email");

        assertThat(requests().send(HttpMethod.POST, ONE, mei.token(), body).status())
                .isEqualTo(403);
        assertThat(requests()
                        .send(HttpMethod.POST, ONE, TestTokens.officer(), body)
                        .status())
                .isEqualTo(403);
        assertThat(requests()
                        .send(HttpMethod.POST, ONE, TestTokens.service("sharing-service", "accord-api"), body)
                        .status())
                .as("not the audience")
                .isEqualTo(403);
        assertThat(requests().send(HttpMethod.POST, ONE, null, body).status()).isEqualTo(401);
    }

    @Test
    void publishesWhereDecisionsAreAskedFor() {
        var answer = requests().get("/.well-known/authzen-configuration", null);

        assertThat(answer.text("/access_evaluation_endpoint")).endsWith("/access/v1/evaluation");
        assertThat(answer.text("/access_evaluations_endpoint")).endsWith("/access/v1/evaluations");
    }

    @Test
    void givesTheRequestIdBack() {
        var token = TestTokens.service("sharing-service", "consent-service");
        var body = evaluation("x", "use", "service", "contact.email");

        assertThat(requests()
                        .send(HttpMethod.POST, ONE, token, body, "X-Request-ID", "abc-1")
                        .header("X-Request-ID"))
                .isEqualTo("abc-1");
    }

    private Requests.Answer ask(String uri, String body) {
        return requests().send(HttpMethod.POST, uri, TestTokens.service("sharing-service", "consent-service"), body);
    }

    private static String batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(index -> "{\"subject\":{\"type\":\"subject\",\"id\":\"s" + index + "\"}}")
                .collect(Collectors.joining(
                        ",",
                        "{\"action\":{\"name\":\"use\"},\"resource\":{\"type\":\"personal-data\",\"id\":\"service\"},\"evaluations\":[",
                        "]}"));
    }

    private static String evaluation(String subject, String action, String purpose, String... fields) {
        return """
                {"subject":{"type":"subject","id":"%s"},"action":{"name":"%s"},
                 "resource":{"type":"personal-data","id":"%s","properties":{"fields":["%s"]}},
                 "context":{"recipient":"partner-1"}}""".formatted(subject, action, purpose, String.join("\",\"", fields));
    }
}
