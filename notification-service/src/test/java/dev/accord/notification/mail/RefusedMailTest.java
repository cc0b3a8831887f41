package dev.accord.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.accord.notification.audience.Audience;
import dev.accord.notification.testing.ContraryMailServer;
import dev.accord.notification.testing.ServiceTest;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What becomes of a message that the mail server does not take. */
class RefusedMailTest extends ServiceTest {

    private static final ContraryMailServer CONTRARY = new ContraryMailServer();

    @Autowired
    private Claiming claiming;

    @Autowired
    private Audience audience;

    @Autowired
    private Writing writing;

    @Autowired
    private MailSettings settings;

    @AfterAll
    static void closes() {
        CONTRARY.close();
    }

    @BeforeEach
    void behaves() {
        CONTRARY.behaves();
        CONTRARY.forget();
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
    }

    @ParameterizedTest
    @CsvSource({"RCPT,450", "DATA,451", "., 452"})
    void aRefusalForNowIsTriedAgain(String command, int code) throws Exception {
        String id = campaignPrepared();
        CONTRARY.answers(command, code + " 4.0.0 not now, anna@example.org");
        sends();
        assertThat(campaign(id).at("/progress/mail_waiting").asInt()).isEqualTo(1);
        assertThat(lastOf(id).path("what").asString()).isEqualTo("mail-failed");
        assertThat(lastOf(id).path("code").asInt()).isEqualTo(code);

        CONTRARY.behaves();
        clock.forward(Duration.ofSeconds(5));
        sends();
        assertThat(campaign(id).at("/progress/mailed").asInt()).isEqualTo(1);
    }

    @Test
    void refusalsForNowEndAtTheLimitWhereAnOfficerSendsItAnew() throws Exception {
        String id = campaignPrepared();
        CONTRARY.answers("RCPT", "450 4.2.1 busy");
        for (int attempt = 0; attempt < 6; attempt++) {
            sends();
            clock.forward(Duration.ofSeconds(5));
        }
        JsonNode dead = json(officer(http.get().uri("/api/notifications/dead-letters"))
                        .exchange())
                .at("/items/0");
        assertThat(dead.path("attempts").asInt()).isEqualTo(3);
        assertThat(dead.path("last_code").asInt()).isEqualTo(450);
        assertThat(dead.path("outcome").asString()).isEqualTo("exhausted");
        assertThat(onlyEvent().at("/payload/outcome").asString()).isEqualTo("exhausted");

        CONTRARY.behaves();
        String requeue = "/api/notifications/dead-letters/" + dead.path("id").asString() + "/requeue";
        assertThat(officer(http.post().uri(requeue)).exchange()).hasStatusOk();
        assertProblem(officer(http.post().uri(requeue)).exchange(), 409, "conflict", "");
        sends();
        assertThat(campaign(id).at("/progress/mailed").asInt()).isEqualTo(1);
        assertThat(CONTRARY.taken()).hasSize(1);
    }

    @Test
    void aRefusalForGoodIsBelievedWhenItIsRepeated() throws Exception {
        String id = campaignPrepared();
        CONTRARY.answers("RCPT", "550 5.1.1 no such user anna@example.org");
        sends();
        assertThat(campaign(id).at("/progress/failed").asInt()).isZero();
        clock.forward(Duration.ofSeconds(5));
        sends();
        assertThat(campaign(id).at("/progress/failed").asInt()).isEqualTo(1);
        assertThat(lastOf(id).path("setback").asString()).isEqualTo("refused-for-good");
        assertThat(everythingStored()).doesNotContain("example.org");
    }

    @Test
    void whatTheMailServerSaysAboutAnAddressIsNeverLogged() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            campaignPrepared();
            for (String command : List.of("MAIL", "RCPT", "DATA", ".")) {
                CONTRARY.answers(command, "550 anna@example.org is not welcome");
                sends();
                clock.forward(Duration.ofSeconds(5));
            }
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().contains("example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatHangsUpBeforeTheEndOfTheMessageWasNotTried(String command) throws Exception {
        String id = campaignPrepared();
        CONTRARY.hangsUpAt(command);
        for (int attempt = 0; attempt < 5; attempt++) {
            sends();
            clock.forward(Duration.ofSeconds(5));
        }
        assertThat(campaign(id).at("/progress/mail_waiting").asInt()).isEqualTo(1);
        CONTRARY.behaves();
        sends();
        assertThat(CONTRARY.taken()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"GREETING,421", "MAIL,421", "MAIL,550", "RCPT,421"})
    void aServerThatWillNotDealWithUsSaysNothingAboutTheReader(String command, int code) throws Exception {
        String id = campaignPrepared();
        CONTRARY.answers(command, code + " go away");
        for (int attempt = 0; attempt < 5; attempt++) {
            sends();
            clock.forward(Duration.ofSeconds(5));
        }
        assertThat(campaign(id).at("/progress/mail_waiting").asInt()).isEqualTo(1);
        assertThat(CONTRARY.taken()).isEmpty();
    }

    @Test
    void aServerThatHangsUpAfterTheEndIsCountedAndTheMessageKeepsItsName() throws Exception {
        campaignPrepared();
        CONTRARY.hangsUpAt(".");
        sends();
        CONTRARY.behaves();
        clock.forward(Duration.ofSeconds(5));
        sends();
        assertThat(CONTRARY.taken()).hasSize(2).containsOnly(CONTRARY.taken().getFirst());
        assertThat(stored("deliveries").getFirst().get("mail", Document.class).getInteger("attempts"))
                .isEqualTo(2);
    }

    @Test
    void aBounceWithinTheWindowTakesTheAcceptanceBack() throws Exception {
        String id = campaignPrepared();
        sends();
        String bounce = "{\"message_id\":\"" + CONTRARY.taken().getFirst() + "\",\"code\":550}";
        assertThat(bounced(bounce)).hasStatus(204);
        assertThat(campaign(id).at("/progress/mailed").asInt()).isZero();
        assertProblem(bounced(bounce), 409, "conflict", "");
        clock.forward(Duration.ofDays(4));
        does("ClosingBounceWindows");
        clock.back();
        assertThat(campaign(id).at("/progress/delivered").asInt()).isZero();
    }

    @Test
    void aBounceOfAMailThatIsNotOursIsRefused() {
        assertProblem(bounced("{\"message_id\":\"<x@elsewhere>\",\"code\":550}"), 400, "invalid-request", "message_id");
        assertProblem(bounced("{\"message_id\":\"<x@elsewhere>\",\"code\":200}"), 400, "invalid-request", "code");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult bounced(String body) {
        return officer(http.post().uri("/api/notifications/bounces"))
                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private void sends() throws InterruptedException {
        var elsewhere = new MailSettings(
                "127.0.0.1",
                CONTRARY.port(),
                settings.from(),
                settings.domain(),
                null,
                null,
                false,
                Duration.ofSeconds(1),
                1,
                10,
                settings.claim(),
                settings.pace());
        new SendingMail(claiming, audience, new MailServer(elsewhere), writing, elsewhere).doOne();
    }

    private JsonNode lastOf(String campaign) {
        JsonNode one = json(officer(http.get().uri("/api/notifications/campaigns/" + campaign + "/deliveries"))
                        .exchange())
                .at("/items/0");
        JsonNode history = json(officer(http.get()
                                .uri("/api/notifications/campaigns/" + campaign + "/deliveries/"
                                        + one.path("id").asString()))
                        .exchange())
                .path("history");
        return history.get(history.size() - 1);
    }
}
