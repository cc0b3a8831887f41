package dev.accord.notification.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoDatabase;
import dev.accord.kit.testing.MongoForTests;
import dev.accord.kit.testing.TestTokens;
import dev.accord.notification.duty.Duty;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service on a real store, a real mail server and neighbours that do as they are told. Its duties do not run
 * by themselves: a test has them done one by one.
 */
@SpringBootTest(
        properties = {
            "accord.notification.duties=false",
            "accord.notification.attempts.first=1s",
            "accord.notification.attempts.longest=4s",
            "accord.notification.attempts.most=3",
            "accord.notification.attempts.most-refused-for-good=2",
            "accord.notification.campaigns.page=2",
            "accord.notification.mail.batch=10",
            // A cold JVM on a busy machine is slower than a neighbour may be; the slow one is slower still.
            "accord.outward.time-out=2s",
            "accord.identity.client-secret=secret"
        })
@AutoConfigureMockMvc
@Import(TestTime.class)
public abstract class ServiceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    protected static final Neighbours NEIGHBOURS = new Neighbours();
    protected static final GreenMail POST = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", "smtp"));

    static {
        POST.start();
    }

    @Autowired
    protected MockMvcTester http;

    @Autowired
    protected MongoDatabase store;

    @Autowired
    protected MovableClock clock;

    @Autowired
    private CircuitBreakerRegistry circuits = CircuitBreakerRegistry.ofDefaults();

    @Autowired
    private List<Duty> duties = List.of();

    protected final Duty duty(String name) {
        return duties.stream()
                .filter(one -> one.getClass().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Has a duty done until there is nothing left of it. */
    protected final void does(String name) throws InterruptedException {
        for (int piece = 0; piece < 100 && duty(name).doOne(); piece++) {
            // The next piece.
        }
    }

    /** The answer is a problem of that type; where a field is named, it is among the faults. */
    protected static void assertProblem(MvcTestResult answer, int status, String slug, String field) {
        assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo("urn:accord:problem:" + slug);
        assertThat(problem.path("correlation_id").asString()).isNotBlank();
        if (!field.isEmpty()) {
            assertThat(problem.path("errors")
                            .valueStream()
                            .map(error -> error.path("field").asString()))
                    .contains(field);
        }
    }

    /** The one event about this test's deliveries that reaches consent-service; awaited. */
    protected final JsonNode onlyEvent() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !events().isEmpty());
        assertThat(events()).hasSize(1);
        return events().getFirst();
    }

    /** The relay may still carry what an earlier test left, so events are told apart by what they are about. */
    protected final List<JsonNode> events() {
        List<String> here = stored("deliveries").stream()
                .map(delivery -> delivery.getString("_id"))
                .toList();
        return NEIGHBOURS.eventsTaken().stream()
                .filter(event -> here.contains(event.path("aggregate").asString()))
                .toList();
    }

    /** All of the store, as one text. */
    protected final String everythingStored() {
        StringBuilder everything = new StringBuilder();
        for (String name : store.listCollectionNames()) {
            stored(name).forEach(document -> everything.append(document.toJson()));
        }
        return everything.toString();
    }

    /** An officer starts a campaign about version 2; everyone is prepared. */
    protected final String campaignPrepared() throws InterruptedException {
        String id = campaignCreated();
        does("PreparingAudience");
        return id;
    }

    protected final String campaignCreated() {
        var created = officer(http.post().uri("/api/notifications/campaigns"))
                .header("Idempotency-Key", "key-" + clock.instant().toEpochMilli())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"kind\":\"policy-change\",\"policy_version\":\"2\"}")
                .exchange();
        assertThat(created).hasStatus(201);
        return json(created).path("id").asString();
    }

    protected static MockMvcTester.MockMvcRequestBuilder officer(MockMvcTester.MockMvcRequestBuilder request) {
        return request.header("Authorization", "Bearer " + TestTokens.officer());
    }

    protected static MockMvcTester.MockMvcRequestBuilder person(
            String subject, MockMvcTester.MockMvcRequestBuilder request) {
        return request.header("Authorization", "Bearer " + TestTokens.user(subject));
    }

    protected static JsonNode json(MvcTestResult result) {
        try {
            return JSON.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException everyJavaHasUtf8) {
            throw new IllegalStateException(everyJavaHasUtf8);
        }
    }

    protected final JsonNode campaign(String id) {
        return json(
                officer(http.get().uri("/api/notifications/campaigns/" + id)).exchange());
    }

    /** The documents of a collection of the store. */
    protected final List<Document> stored(String collection) {
        return store.getCollection(collection).find().into(new ArrayList<>());
    }

    /** Whom GreenMail has mail for, once for each mail. */
    protected static List<String> mailed() {
        return Arrays.stream(POST.getReceivedMessages())
                .map(ServiceTest::recipient)
                .sorted()
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @DynamicPropertySource
    static void world(DynamicPropertyRegistry registry) {
        MongoForTests.register(registry);
        TestTokens.register(registry);
        registry.add("accord.services.account", NEIGHBOURS.account()::address);
        registry.add("accord.services.consent", NEIGHBOURS.consent()::address);
        // A machine under test may be slow; what a neighbour that never answers does is tested by itself.
        registry.add("accord.outward.time-out", () -> "2s");
        registry.add("accord.notification.mail.port", () -> POST.getSmtp().getPort());
    }

    /** A port of its own, so that a mail server that was down comes back where it was. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @AfterEach
    void neighboursWereAskedAsAgreed() {
        NEIGHBOURS.requireAskedAsAgreed();
    }

    @BeforeEach
    void freshWorld() throws Exception {
        for (String name : store.listCollectionNames()) {
            if (!name.startsWith("system.") && !name.equals("cell")) {
                store.getCollection(name).deleteMany(new Document());
            }
        }
        NEIGHBOURS.heal();
        NEIGHBOURS.knowsNobody();
        // What an earlier test's neighbours did is not held against this test's.
        circuits.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        POST.purgeEmailFromAllMailboxes();
        clock.back();
    }
}
