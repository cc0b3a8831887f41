package dev.accord.kit.trying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.TestTokens;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class RequestsTest extends TryingTheKit {

    @LocalServerPort
    int port;

    private RestTestClient client = RestTestClient.bindToServer().build();

    @BeforeEach
    void signIn() {
        client = RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + TestTokens.user("u-" + UUID.randomUUID()))
                .build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"thing":"cup","box_count":1,"size":9} | invalid-request | size
            {"thing":"cup","box_count":"many"}     | invalid-request | box_count
            {"thing":"cup","box_count":"1"}        | invalid-request | box_count
            {"thing":"cup","box_count":null}       | invalid-request | box_count
            {"thing":"much-too-long","box_count":1}| invalid-request | thing
            {"box_count":1}                        | invalid-request | thing
            {"thing":"cup","box_count":6}          | invalid-request | box_count
            {"thing":"cup","box_count":1,"colour":"green"} | invalid-request | dark-red, blue
            {"thing":"cup","box_count":1,"until":"tomorrow"} | invalid-request | until
            {"thing":"cup","box_count":1,"until":"tomorrow"} | invalid-request | RFC 3339
            {"thing":7,"box_count":1}              | invalid-request | thing
            {"thing":true,"box_count":1}           | invalid-request | thing
            {"thing":"cup","thing":"cat","box_count":1} | malformed-json | line
            {"thing":"cup",                        | malformed-json  | line
            [1,2]                                  | invalid-request | body
            """)
    void namesTheFieldOfABadBody(String body, String slug, String mentioned) {
        var problem = post(body, "key-" + UUID.randomUUID());

        problem.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.expectBody(String.class)
                .value(text -> assertThat(text).contains("urn:accord:problem:" + slug, mentioned));
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        post("{\"thing\":" + "[".repeat(40) + "]".repeat(40) + "}", "key-12345678")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void refusesABodyBeyondTheLimit() {
        post("{\"thing\":\"" + "x".repeat(1_100_000) + "\"}", "key-12345678")
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void refusesAPackedBody() {
        client.post()
                .uri("/api/boxes")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Encoding", "gzip")
                .header("Idempotency-Key", "key-12345678")
                .body("{\"thing\":\"cup\",\"box_count\":1}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void repeatedRequestHasOneEffect() {
        var body = "{\"thing\":\"cup\",\"box_count\":1}";
        var first = post(body, "same-key-1")
                .expectStatus()
                .isEqualTo(201)
                .returnResult(String.class)
                .getResponseBody();
        var second = post(body, "same-key-1")
                .expectStatus()
                .isEqualTo(201)
                .returnResult(String.class)
                .getResponseBody();

        assertThat(second).isEqualTo(String.valueOf(first).replace("false", "true"));
    }

    @Test
    void refusesAKeyReusedForAnotherBody() {
        post("{\"thing\":\"cup\",\"box_count\":1}", "same-key-2").expectStatus().isEqualTo(201);
        post("{\"thing\":\"cup\",\"box_count\":2}", "same-key-2")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:accord:problem:idempotency-key-reused");
    }

    @Test
    void asksForAMissingKey() {
        client.post()
                .uri("/api/boxes")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"thing\":\"cup\",\"box_count\":1}")
                .exchange()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:accord:problem:idempotency-key-missing");
    }

    @ParameterizedTest
    @CsvSource({"?limit=0,limit", "?limit=101,limit", "?limit=x,limit", "?cursor=%25%25,cursor"})
    void refusesAPageThatIsNotOffered(String query, String field) {
        client.get()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + "/api/boxes" + query))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void changingNeedsTheCurrentVersion() {
        var id = post("{\"thing\":\"cup\",\"box_count\":1}", "key-" + UUID.randomUUID())
                .returnResult(Made.class)
                .getResponseBody();
        assertThat(id).isNotNull();
        client.put().uri("/api/boxes/{id}", id.id()).exchange().expectStatus().isEqualTo(428);
        client.put()
                .uri("/api/boxes/{id}", id.id())
                .header("If-Match", "\"9\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        client.put()
                .uri("/api/boxes/{id}", id.id())
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void listsInPagesThatFollowEachOther() {
        for (int box = 0; box < 3; box++) {
            post("{\"thing\":\"cup\",\"box_count\":1}", "key-" + UUID.randomUUID());
        }
        var first = client.get()
                .uri("/api/boxes?limit=2")
                .exchange()
                .returnResult(Boxes.class)
                .getResponseBody();
        assertThat(first).isNotNull();
        assertThat(first.items()).hasSize(2);
        var second = client.get()
                .uri("/api/boxes?limit=2&cursor=" + first.next_cursor())
                .exchange()
                .returnResult(Boxes.class)
                .getResponseBody();
        assertThat(second).isNotNull();
        assertThat(second.items()).isNotEmpty().doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() {
        client.get()
                .uri(URI.create("http://127.0.0.1:" + port + "/api/boxes/a%2Fb%00"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .value(text -> assertThat(text).contains("urn:accord:problem:invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/problem+json"})
    void refusesWhoeverTakesNoJsonBeforeAnythingIsDone(String accepted) {
        String key = "key-" + UUID.randomUUID();
        client.post()
                .uri("/api/boxes")
                .header("Accept", accepted)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"thing\":\"cup\",\"box_count\":1}")
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);

        // The key was not used: another body under it is not refused.
        post("{\"thing\":\"cat\",\"box_count\":1}", key).expectStatus().is2xxSuccessful();
    }

    @Test
    void callsNothingAProblemThatWentWell() {
        client.get()
                .uri("/api/boxes")
                .header("Accept", "application/problem+json, */*;q=0.1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void saysNothingOfWhatWentWrongInside() {
        client.get()
                .uri("/api/broken")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectHeader()
                .exists("X-Correlation-Id")
                .expectBody(String.class)
                .value(text -> assertThat(text)
                        .contains("urn:accord:problem:internal", "correlation_id")
                        .doesNotContain("mei.lin"));
    }

    @Test
    void unknownAddressesAndMethodsAreProblemsToo() {
        client.get()
                .uri("/api/nothing")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        client.delete()
                .uri("/api/boxes")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private RestTestClient.ResponseSpec post(String body, String key) {
        return client.post()
                .uri("/api/boxes")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    record Made(String id, boolean replayed) {}

    record Boxes(java.util.List<java.util.Map<String, Object>> items, String next_cursor) {}
}
