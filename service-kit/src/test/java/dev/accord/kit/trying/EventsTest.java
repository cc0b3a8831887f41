package dev.accord.kit.trying;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.accord.kit.outbox.Outbox;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.testing.TestTokens;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class EventsTest extends TryingTheKit {

    @LocalServerPort
    int port;

    @Autowired
    Outbox outbox;

    @Autowired
    Transactions transactions;

    @Autowired
    MongoDatabase database;

    @BeforeEach
    void empty() {
        SHELF.resetAll();
        database.getCollection("outbox").deleteMany(new Document());
        database.getCollection("moves").deleteMany(new Document());
        database.getCollection("inbox").deleteMany(new Document());
    }

    @Test
    void anEventLeavesOnlyWithItsChange() {
        SHELF.stubFor(post("/internal/events").willReturn(okJson("{\"applied\":true}")));
        try {
            transactions.inOne(session -> {
                outbox.add(session, "shelf-service", "a1", 1, "box-made", Map.of("box", "a1"));
                throw new IllegalStateException("the change fails");
            });
        } catch (IllegalStateException expected) {
            // the change did not happen
        }
        add("a2", 1);

        await().untilAsserted(() -> SHELF.verify(1, postRequestedFor(urlEqualTo("/internal/events"))));
    }

    @Test
    void eventsOfOneAggregateLeaveInOrderThroughFailures() {
        SHELF.stubFor(post("/internal/events")
                .inScenario("flaky")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("well"));
        SHELF.stubFor(post("/internal/events")
                .inScenario("flaky")
                .whenScenarioStateIs("well")
                .willReturn(okJson("{\"applied\":true}")));
        for (int seq = 1; seq <= 5; seq++) {
            add("a1", seq);
        }

        await().untilAsserted(() ->
                assertThat(database.getCollection("outbox").countDocuments()).isZero());
        var seqs = new ArrayList<Long>();
        SHELF.getAllServeEvents().reversed().stream()
                .filter(served -> served.getResponse().getStatus() == 200)
                .forEach(served -> seqs.add(Document.parse(served.getRequest().getBodyAsString())
                        .getInteger("seq")
                        .longValue()));
        assertThat(seqs).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void anEventThatIsRefusedForGoodIsParkedAndCanBeReleased() {
        SHELF.stubFor(post("/internal/events").willReturn(aResponse().withStatus(400)));
        add("a1", 1);
        await().untilAsserted(() -> assertThat(outbox.parked(Optional.empty(), 10))
                .singleElement()
                .satisfies(parked -> assertThat(parked.lastFailure()).isEqualTo("refused-400")));

        SHELF.stubFor(post("/internal/events").willReturn(okJson("{\"applied\":true}")));
        var id = outbox.parked(Optional.empty(), 10).getFirst().id();
        client(TestTokens.token("o1").roles("operator").mint())
                .post()
                .uri("/api/parked-events/{id}/release", id)
                .exchange()
                .expectStatus()
                .isEqualTo(202);
        await().untilAsserted(() ->
                assertThat(database.getCollection("outbox").countDocuments()).isZero());
    }

    @Test
    void onlyOperatorsSeeParkedEvents() {
        client(TestTokens.user("u1"))
                .get()
                .uri("/api/parked-events")
                .exchange()
                .expectStatus()
                .isForbidden();
        client(TestTokens.token("o1").roles("observer").mint())
                .get()
                .uri("/api/parked-events")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void anEventIsTakenOnceAndNeverBackwards() {
        assertThat(receive(2, "box-moved", "there")).contains("true");
        assertThat(receive(2, "box-moved", "there")).contains("false");
        assertThat(receive(1, "box-moved", "there")).contains("false");
        assertThat(receive(3, "box-moved", "there")).contains("true");

        assertThat(database.getCollection("moves").countDocuments()).isEqualTo(2);
    }

    @Test
    void aMalformedEventLeavesNoMark() {
        assertThat(receive(2, "box-moved", "")).contains("invalid-request");
        assertThat(receive(2, "box-moved", "there")).contains("true");
    }

    @Test
    void anEventUnderAnotherServicesNameIsRefused() {
        assertThat(receive(TestTokens.service("other-service", "box-service"), 2, "box-moved", "there"))
                .contains("forbidden");
    }

    private void add(String aggregate, long seq) {
        transactions.inOne(session -> {
            outbox.add(session, "shelf-service", aggregate, seq, "box-made", Map.of("box", aggregate));
            return true;
        });
    }

    private String receive(long seq, String type, String to) {
        return receive(TestTokens.service("shelf-service", "box-service"), seq, type, to);
    }

    private String receive(String token, long seq, String type, String to) {
        return String.valueOf(client(token)
                .post()
                .uri("/internal/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "id",
                        "e" + seq,
                        "source",
                        "shelf-service",
                        "aggregate",
                        "a1",
                        "seq",
                        seq,
                        "type",
                        type,
                        "at",
                        "2026-01-31T12:00:00Z",
                        "payload",
                        Map.of("to", to)))
                .exchange()
                .returnResult(String.class)
                .getResponseBody());
    }

    private RestTestClient client(String token) {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }
}
