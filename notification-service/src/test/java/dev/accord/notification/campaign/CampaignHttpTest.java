package dev.accord.notification.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.TestTokens;
import dev.accord.kit.testing.contract.ContractStub.Trouble;
import dev.accord.notification.testing.ServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Campaigns as officers meet them, bad input included. */
class CampaignHttpTest extends ServiceTest {

    private static final String CAMPAIGNS = "/api/notifications/campaigns";
    private static final String GOOD = "{\"kind\":\"policy-change\",\"policy_version\":\"2\"}";

    @Test
    void previewSaysWhomItReachesAndWithWhichWordsAndDoesNothing() {
        NEIGHBOURS.knows("anna", "anna@example.org", "en");
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        NEIGHBOURS.knows("pierre", "pierre@example.org", "fr");
        var preview = json(posted(CAMPAIGNS + "/preview", GOOD));
        assertThat(preview.path("audience").asInt()).isEqualTo(3);
        assertThat(preview.path("audience_complete").asBoolean()).isTrue();
        assertThat(preview.path("compared_with").asString()).isEqualTo("1");
        assertThat(preview.path("messages").size()).isEqualTo(2);
        assertThat(preview.at("/messages/0/text").asString()).contains("IMEI of the device");
        assertThat(stored("campaigns")).isEmpty();
        assertThat(stored("deliveries")).isEmpty();
    }

    @Test
    void goesThroughTheWholeAudienceAndFinishesWhenEveryoneIsReached() throws Exception {
        for (String person : new String[] {"a", "b", "c", "d", "e"}) {
            NEIGHBOURS.knows(person, person + "@example.org", "en");
        }
        String id = campaignPrepared();
        assertThat(campaign(id).path("state").asString()).isEqualTo("delivering");
        assertThat(campaign(id).at("/progress/prepared").asInt()).isEqualTo(5);
        does("SendingMail");
        does("TendingCampaigns");
        assertThat(campaign(id).path("state").asString()).isEqualTo("delivering");
        clock.forward(Duration.ofDays(3));
        does("ClosingBounceWindows");
        does("TendingCampaigns");
        clock.back();
        assertThat(campaign(id).path("state").asString()).isEqualTo("finished");
        assertThat(campaign(id).at("/progress/delivered_by_mail").asInt()).isEqualTo(5);
    }

    @Test
    void whoRegistersBeforeTheNewVersionIsInForceIsReachedToo() throws Exception {
        NEIGHBOURS.publishes(
                "3", "2", "major", clock.instant().plus(Duration.ofDays(30)).toString());
        NEIGHBOURS.knows("m", "m@example.org", "en");
        posted(CAMPAIGNS, GOOD.replace("\"2\"", "\"3\""));
        does("PreparingAudience");
        NEIGHBOURS.knows("a", "a@example.org", "en");
        clock.forward(Duration.ofHours(1));
        does("TendingCampaigns");
        does("PreparingAudience");
        assertThat(stored("deliveries"))
                .extracting(delivery -> delivery.getString("subject"))
                .containsOnly("a", "m");
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void withAccountServiceInTroubleTheCampaignWaitsAndGoesOnWithoutSkippingAnybody(Trouble trouble) throws Exception {
        for (String person : new String[] {"a", "b", "c", "d", "e"}) {
            NEIGHBOURS.knows(person, person + "@example.org", "en");
        }
        String id = campaignCreated();
        duty("PreparingAudience").doOne();
        NEIGHBOURS.accountIs(trouble);
        does("PreparingAudience");
        assertThat(campaign(id).path("state").asString()).isEqualTo("preparing");
        assertThat(stored("deliveries")).hasSize(2);
        NEIGHBOURS.heal();
        does("PreparingAudience");
        assertThat(campaign(id).path("state").asString()).isEqualTo("delivering");
        assertThat(stored("deliveries")).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void withConsentServiceInTroubleNothingIsStartedAndTheSameRequestWorksWhenItIsWell(Trouble trouble) {
        NEIGHBOURS.consentIs(trouble);
        assertProblem(posted(CAMPAIGNS, GOOD), 503, "dependency-unavailable", "");
        assertThat(stored("campaigns")).isEmpty();
        NEIGHBOURS.heal();
        assertThat(posted(CAMPAIGNS, GOOD)).hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"kind\":\"policy-change\",\"policy_version\":\"77\"}|400|invalid-request|policy_version",
                "{\"kind\":\"birthday\",\"policy_version\":\"2\"}|400|invalid-request|kind",
                "{\"kind\":{\"a\":1},\"policy_version\":\"2\"}|400|invalid-request|kind",
                "{\"kind\":\"policy-change\"}|400|invalid-request|policy_version",
                "{\"kind\":\"policy-change\",\"policy_version\":\"12345678901234567890123456789012345678901\"}|400|invalid-request|policy_version",
                "{\"kind\":\"policy-change\",\"policy_version\":\"2/../1\"}|400|invalid-request|policy_version",
                "{\"kind\":\"policy-change\",\"policy_version\":\"2\",\"colour\":\"red\"}|400|invalid-request|colour",
                "{\"kind\":\"policy-change\",\"policy_version\":|400|malformed-json|",
                "{\"kind\":\"policy-change\",\"policy_version\":\"2.prose\"}|409|conflict|"
            })
    void refusesWhatItCannotStart(String body, int status, String slug, String field) {
        assertProblem(posted(CAMPAIGNS, body), status, slug, field == null ? "" : field);
        assertThat(stored("campaigns")).isEmpty();
    }

    @Test
    void theSameKeyStartsOneCampaignAndAnotherBodyUnderItIsRefused() {
        NEIGHBOURS.publishes("3", "2", "major", "2026-06-01T00:00:00Z");
        var first = keyed("one-and-the-same", GOOD);
        var again = keyed("one-and-the-same", GOOD);
        assertThat(first).hasStatus(201);
        assertThat(again).hasStatus(201);
        assertThat(json(again).path("id")).isEqualTo(json(first).path("id"));
        assertProblem(keyed("one-and-the-same", GOOD.replace("\"2\"", "\"3\"")), 422, "idempotency-key-reused", "");
        assertThat(stored("campaigns")).hasSize(1);
    }

    @Test
    void aSecondCampaignAboutTheSameVersionIsRefused() {
        assertThat(posted(CAMPAIGNS, GOOD)).hasStatus(201);
        assertProblem(posted(CAMPAIGNS, GOOD), 409, "conflict", "");
    }

    @Test
    void needsAKey() {
        var answer = officer(http.post().uri(CAMPAIGNS))
                .contentType(MediaType.APPLICATION_JSON)
                .content(GOOD)
                .exchange();
        assertProblem(answer, 400, "idempotency-key-missing", "");
    }

    @Test
    void pausesOnlyWhatTheOfficerHasSeen() throws Exception {
        String id = campaignPrepared();
        String pause = CAMPAIGNS + "/" + id + "/pause";
        assertProblem(officer(http.post().uri(pause)).exchange(), 428, "precondition-required", "");
        assertProblem(
                officer(http.post().uri(pause)).header("If-Match", "\"1\"").exchange(), 412, "stale-version", "");
        var seen = officer(http.get().uri(CAMPAIGNS + "/" + id)).exchange();
        String eTag = String.valueOf(seen.getResponse().getHeader("ETag"));
        assertThat(officer(http.post().uri(pause)).header("If-Match", eTag).exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("paused");
        assertProblem(officer(http.post().uri(pause)).header("If-Match", "*").exchange(), 409, "conflict", "");
        assertThat(stored("campaign_records")).hasSize(3);
    }

    @Test
    void aCampaignThatIsNotThereIsNotFound() {
        assertProblem(officer(http.get().uri(CAMPAIGNS + "/none")).exchange(), 404, "not-found", "");
        assertProblem(
                officer(http.post().uri(CAMPAIGNS + "/none/resume"))
                        .header("If-Match", "\"1\"")
                        .exchange(),
                404,
                "not-found",
                "");
    }

    @Test
    void listsNewestFirstPageByPage() {
        posted(CAMPAIGNS, GOOD);
        NEIGHBOURS.publishes("3", "2", "major", "2026-06-01T00:00:00Z");
        clock.forward(Duration.ofSeconds(1));
        posted(CAMPAIGNS, GOOD.replace("\"2\"", "\"3\""));
        var first = json(officer(http.get().uri(CAMPAIGNS + "?limit=1")).exchange());
        assertThat(first.at("/items/0/policy_version").asString()).isEqualTo("3");
        var second = json(officer(http.get()
                        .uri(CAMPAIGNS + "?limit=1&cursor="
                                + first.path("next_cursor").asString()))
                .exchange());
        assertThat(second.at("/items/0/policy_version").asString()).isEqualTo("2");
        assertThat(second.has("next_cursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"limit=101,limit", "limit=0,limit", "limit=many,limit", "cursor=%21%21,cursor", "cursor=YWJj,cursor"})
    void refusesPagesThatCannotBe(String query, String field) {
        assertProblem(officer(http.get().uri(CAMPAIGNS + "?" + query)).exchange(), 400, "invalid-request", field);
    }

    @Test
    void isForOfficersAndAuditorsMayOnlyLook() {
        String auditor = TestTokens.token("auditor-1").roles("auditor").mint();
        assertThat(with(auditor, http.get().uri(CAMPAIGNS)).exchange()).hasStatusOk();
        assertThat(with(auditor, create()).exchange()).hasStatus(403);
        assertThat(with(TestTokens.user("anna"), create()).exchange()).hasStatus(403);
        assertThat(with(TestTokens.user("anna"), http.get().uri(CAMPAIGNS)).exchange())
                .hasStatus(403);
        assertThat(with(TestTokens.token("nobody").mint(), http.get().uri(CAMPAIGNS))
                        .exchange())
                .hasStatus(403);
        assertThat(with(TestTokens.service("account-service", "notification-service"), create())
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void refusesTokensThatAreNotGoodHere() {
        assertThat(http.get().uri(CAMPAIGNS).exchange()).hasStatus(401);
        assertThat(with("not-a-token", http.get().uri(CAMPAIGNS)).exchange()).hasStatus(401);
        assertProblem(with(expired(), http.get().uri(CAMPAIGNS)).exchange(), 401, "not-signed-in", "");
        assertProblem(
                with(
                                TestTokens.token("o")
                                        .roles("privacy-officer")
                                        .issuer("http://elsewhere/realms/accord")
                                        .mint(),
                                http.get().uri(CAMPAIGNS))
                        .exchange(),
                401,
                "not-signed-in",
                "");
        assertThat(with(
                                TestTokens.token("o")
                                        .roles("privacy-officer")
                                        .audience("sharing-service")
                                        .mint(),
                                http.get().uri(CAMPAIGNS))
                        .exchange())
                .hasStatus(401);
    }

    private static String expired() {
        return TestTokens.token("o").roles("privacy-officer").expired().mint();
    }

    private MvcTestResult posted(String path, String body) {
        return request(path, "key-" + System.nanoTime(), body);
    }

    private MvcTestResult keyed(String key, String body) {
        return request(CAMPAIGNS, key, body);
    }

    private MvcTestResult request(String path, String key, String body) {
        return officer(http.post().uri(path))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MockMvcRequestBuilder create() {
        return http.post()
                .uri(CAMPAIGNS)
                .header("Idempotency-Key", "some-key-1")
                .contentType(MediaType.APPLICATION_JSON)
                .content(GOOD);
    }

    private static MockMvcRequestBuilder with(String token, MockMvcRequestBuilder request) {
        return request.header("Authorization", "Bearer " + token);
    }
}
