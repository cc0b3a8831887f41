package dev.accord.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.TestTokens;
import dev.accord.kit.testing.contract.ContractStub.Trouble;
import dev.accord.notification.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** A person's inbox (P3). */
class NoticeHttpTest extends ServiceTest {

    private static final String INBOX = "/api/notifications/me";

    @Test
    void readingTheInboxShowsTheNoticeInTheReadersLanguageAndTellsConsentServiceOnce() throws Exception {
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        campaignPrepared();
        JsonNode notice = json(read("li", INBOX)).at("/items/0");
        assertThat(notice.path("language").asString()).isEqualTo("zh");
        assertThat(notice.path("subject").asString()).contains("隐私政策");
        assertThat(notice.path("policy_version").asString()).isEqualTo("2");
        assertThat(notice.path("kind").asString()).isEqualTo("policy-change");
        assertThat(notice.path("shown_at").isMissingNode()).isFalse();
        assertThat(json(read("li", INBOX)).at("/items/0/shown_at")).isEqualTo(notice.path("shown_at"));

        JsonNode event = onlyEvent();
        assertThat(event.path("type").asString()).isEqualTo("notice-delivered");
        assertThat(event.path("source").asString()).isEqualTo("notification-service");
        assertThat(event.at("/payload/subject").asString()).isEqualTo("li");
        assertThat(event.at("/payload/policy_version").asString()).isEqualTo("2");
        assertThat(event.at("/payload/channel").asString()).isEqualTo("inbox");
        assertThat(event.at("/payload/outcome").asString()).isEqualTo("shown");
        assertThat(event.at("/payload/at")).isEqualTo(notice.path("shown_at"));
    }

    @Test
    void aNoticeNotYetReadIsNotShown() throws Exception {
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
        String id = campaignPrepared();
        read("li", INBOX);
        assertThat(campaign(id).at("/progress/shown").asInt()).isEqualTo(1);
        assertThat(campaign(id).at("/progress/delivered").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void withAccountServiceInTroubleTheInboxStillOpensInTheLanguageTheProgramAsksFor(Trouble trouble) throws Exception {
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        campaignPrepared();
        NEIGHBOURS.accountIs(trouble);
        MvcTestResult answer = person("li", http.get().uri(INBOX))
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .exchange();
        assertThat(json(answer).at("/items/0/language").asString()).isEqualTo("zh");
        assertThat(json(read("li", INBOX)).at("/items/0/language").asString()).isEqualTo("en");
    }

    @Test
    void acknowledgesOnce() throws Exception {
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        campaignPrepared();
        String id = json(read("li", INBOX)).at("/items/0/id").asString();
        String acknowledgement = INBOX + "/" + id + "/acknowledgement";
        JsonNode first = json(person("li", http.post().uri(acknowledgement)).exchange());
        JsonNode again = json(person("li", http.post().uri(acknowledgement)).exchange());
        assertThat(first.path("acknowledged_at").isMissingNode()).isFalse();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void someoneElsesNoticeIsNotFoundAndStaysUnread() throws Exception {
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
        campaignPrepared();
        String hers = json(read("li", INBOX)).at("/items/0/id").asString();
        assertProblem(read("anna", INBOX + "/" + hers), 404, "not-found", "");
        assertProblem(
                person("anna", http.post().uri(INBOX + "/" + hers + "/acknowledgement"))
                        .exchange(),
                404,
                "not-found",
                "");
        assertProblem(read("anna", INBOX + "/none"), 404, "not-found", "");
        assertThat(json(read("li", INBOX + "/" + hers)).path("acknowledged_at").isMissingNode())
                .isTrue();
        assertThat(json(read("nobody-prepared", INBOX)).path("items").isEmpty()).isTrue();
    }

    @Test
    void aLanguageAskedForByNameMustBeOneOfOurs() throws Exception {
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        campaignPrepared();
        assertThat(json(read("li", INBOX + "?language=en"))
                        .at("/items/0/language")
                        .asString())
                .isEqualTo("en");
        assertProblem(read("li", INBOX + "?language=tlh"), 422, "unsupported-language", "language");
    }

    @Test
    void refusesPagesThatCannotBe() {
        assertProblem(read("li", INBOX + "?limit=1000"), 400, "invalid-request", "limit");
        assertProblem(read("li", INBOX + "?cursor=%21"), 400, "invalid-request", "cursor");
        assertProblem(read("li", INBOX + "?cursor=YWJj"), 400, "invalid-request", "cursor");
    }

    @Test
    void isOnlyForPeopleWhoAreSignedIn() {
        assertThat(http.get().uri(INBOX).exchange()).hasStatus(401);
        assertThat(http.get()
                        .uri(INBOX)
                        .header(
                                "Authorization",
                                "Bearer " + TestTokens.token("x").mint())
                        .exchange())
                .hasStatus(403);
    }

    private MvcTestResult read(String subject, String path) {
        return person(subject, http.get().uri(path)).exchange();
    }
}
