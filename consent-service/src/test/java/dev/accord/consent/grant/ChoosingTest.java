package dev.accord.consent.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.testing.Requests;
import dev.accord.consent.testing.RunningService;
import dev.accord.kit.testing.TestTokens;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

/** What people can say about a purpose, and what is refused with nothing half done (D4, C2). */
class ChoosingTest extends RunningService {

    private static final String RESEARCH = "/api/consent/me/usage-research";

    @Test
    void grantsRefusesAndWithdraws() {
        var mei = somebody().accepting("1");

        assertThat(mei.grants("usage-research").status()).isEqualTo(200);
        assertThat(mei.refuses("marketing-email").status()).isEqualTo(200);
        var withdrawn = mei.withdraws("usage-research");

        assertThat(withdrawn.text("/receipt").split("\\.", -1)).hasSize(3);
        var state = mei.reads("/api/consent/me");
        assertThat(state.body().path("seq").asInt()).isEqualTo(4);
        assertThat(state.header("ETag")).isEqualTo("\"4\"");
        assertThat(state.text("/choices/0/purpose")).isEqualTo("marketing-email");
        assertThat(state.text("/choices/0/actions/collect")).isEqualTo("refused");
        assertThat(state.text("/choices/1/actions/disclose")).isEqualTo("withdrawn");
        assertThat(state.text("/choices/1/receipt_id")).isEqualTo(withdrawn.text("/receipt_id"));
        assertThat(state.header("Cache-Control")).contains("no-store");
    }

    @Test
    void acceptingTheTermsGrantsNothing() {
        assertThat(somebody()
                        .accepting("1")
                        .reads("/api/consent/me")
                        .body()
                        .path("choices")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void takesActionsAndRecipientsApart() {
        var mei = somebody().accepting("1");
        mei.grants("usage-research");
        mei.chooses("usage-research", "{\"choice\":\"withdrawn\",\"actions\":[\"disclose\"]}");
        mei.chooses("usage-research", "{\"choice\":\"refused\",\"recipient\":\"partner-1\",\"actions\":[\"use\"]}");

        var choices = mei.reads("/api/consent/me").body().path("choices");

        assertThat(choices.size()).isEqualTo(2);
        assertThat(choices.at("/0/actions/collect").asString()).isEqualTo("granted");
        assertThat(choices.at("/0/actions/disclose").asString()).isEqualTo("withdrawn");
        assertThat(choices.at("/1/recipient").asString()).isEqualTo("partner-1");
    }

    @Test
    void hasOneEffectHoweverOftenARequestIsSent() {
        var mei = somebody().accepting("1");
        var key = Requests.freshKey();

        var once = mei.put(RESEARCH, "{\"choice\":\"granted\"}", key);
        var again = mei.put(RESEARCH, "{\"choice\":\"granted\"}", key, "If-Match", "\"1\"");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/receipt_id")).isEqualTo(once.text("/receipt_id"));
        assertThat(again.text("/receipt")).isEqualTo(once.text("/receipt"));
        assertThat(mei.reads("/api/consent/me").body().path("seq").asInt()).isEqualTo(2);
    }

    @Test
    void hasOneEffectWhenARequestIsSentManyTimesAtOnce() throws Exception {
        var mei = somebody().accepting("1");
        var key = Requests.freshKey();
        var receipts = new ArrayList<Future<String>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < 8; sender++) {
                receipts.add(senders.submit(
                        () -> mei.put(RESEARCH, "{\"choice\":\"granted\"}", key).text("/receipt_id")));
            }
        }

        var first = receipts.getFirst().get();
        assertThat(first).isNotBlank();
        for (var receipt : receipts) {
            assertThat(receipt.get()).isEqualTo(first);
        }
        assertThat(mei.reads("/api/consent/me").body().path("seq").asInt()).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatCameWithAnotherBodyOrPurpose() {
        var mei = somebody().accepting("1");
        var key = Requests.freshKey();
        mei.put(RESEARCH, "{\"choice\":\"granted\"}", key);

        assertThat(mei.put(RESEARCH, "{\"choice\":\"refused\"}", key).problem()).isEqualTo("idempotency-key-reused");
        assertThat(mei.put("/api/consent/me/marketing-email", "{\"choice\":\"granted\"}", key)
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(mei.reads("/api/consent/me").body().path("seq").asInt()).isEqualTo(2);
    }

    @Test
    void refusesAChangeOfWhatWasChangedMeanwhile() {
        var mei = somebody().accepting("1");
        mei.grants("usage-research");

        var stale = mei.put(RESEARCH, "{\"choice\":\"refused\"}", Requests.freshKey(), "If-Match", "\"1\"");
        var fresh = mei.put(RESEARCH, "{\"choice\":\"withdrawn\"}", Requests.freshKey(), "If-Match", "\"2\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("stale-version");
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.header("ETag")).isEqualTo("\"3\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usage-research | {\"choice\":\"perhaps\"} | 400 | invalid-request | choice",
                "usage-research | {} | 400 | invalid-request | choice",
                "usage-research | {\"choice\":7} | 400 | invalid-request | choice",
                "usage-research | {\"choice\":\"granted\",\"mood\":\"good\"} | 400 | invalid-request | mood",
                "usage-research | {\"choice\":\"granted\",\"actions\":[\"sell\"]} | 400 | invalid-request | actions[0]",
                "usage-research | {\"choice\":\"granted\",\"actions\":[]} | 400 | invalid-request | actions",
                "usage-research | {\"choice\":\"granted\",\"actions\":\"use\"} | 400 | invalid-request | actions",
                "nearby-help | {\"choice\":\"granted\",\"actions\":[\"disclose\"]} | 400 | invalid-request | actions",
                "usage-research | {\"choice\":\"granted\",\"recipient\":\"a b\"} | 400 | invalid-request | recipient",
                "usage-research | {\"choice\":\"granted\",\"until\":\"2020-01-01T00:00:00Z\"} | 400 | invalid-request | until",
                "usage-research | {\"choice\":\"granted\",\"until\":true} | 400 | invalid-request | until",
                "usage-research | {\"choice\":\"granted\",\"language\":\"fr\"} | 422 | unsupported-language | language",
                "no-such | {\"choice\":\"granted\"} | 422 | unknown-purpose | purpose",
                "service | {\"choice\":\"withdrawn\"} | 409 | conflict | purpose"
            })
    void namesTheFieldAndWhatIsAllowed(String purpose, String body, int status, String problem, String field) {
        var mei = somebody().accepting("1");

        var answer = mei.chooses(purpose, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(mei.reads("/api/consent/me").body().path("seq").asInt())
                .as("nothing half done")
                .isEqualTo(1);
    }

    @Test
    void refusesAValueThatIsTooLong() {
        var body = "{\"choice\":\"granted\",\"recipient\":\"" + "a".repeat(65) + "\"}";

        var answer = somebody().accepting("1").chooses("usage-research", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/allowed")).contains("64");
    }

    @Test
    void refusesJsonThatIsNoJson() {
        assertThat(somebody()
                        .accepting("1")
                        .chooses("usage-research", "{\"choice\":")
                        .problem())
                .isEqualTo("malformed-json");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var body = "{\"choice\":\"granted\",\"recipient\":\"" + "a".repeat(1_100_000) + "\"}";

        assertThat(somebody().accepting("1").chooses("usage-research", body).status())
                .isEqualTo(413);
    }

    @Test
    void asksForAnIdempotencyKey() {
        var mei = somebody().accepting("1");

        var answer = requests().send(HttpMethod.PUT, RESEARCH, mei.token(), "{\"choice\":\"granted\"}");

        assertThat(answer.problem()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void asksForTheTermsFirst() {
        var answer = somebody().grants("usage-research");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("terms-not-accepted");
    }

    @Test
    void refusesTokensThatAreNotGoodHere() {
        var mei = somebody().accepting("1");

        assertThat(requests().get("/api/consent/me", null).problem()).isEqualTo("not-signed-in");
        assertThat(status(TestTokens.token(mei.id()).roles("user").expired())).isEqualTo(401);
        assertThat(status(TestTokens.token(mei.id()).roles("user").forged())).isEqualTo(401);
        assertThat(status(TestTokens.token(mei.id()).roles("user").issuer("https://elsewhere.example")))
                .isEqualTo(401);
        assertThat(status(TestTokens.token(mei.id()).roles("user").audience("somebody-else")))
                .isEqualTo(401);
        assertThat(status(TestTokens.token(mei.id()))).as("no role").isEqualTo(403);
        assertThat(status(TestTokens.token(mei.id()).roles("partner"))).isEqualTo(403);
        assertThat(status(TestTokens.token(mei.id()).roles("user").boundTo(TestTokens.newKey())))
                .as("a sender-bound token sent as bearer")
                .isEqualTo(401);
    }

    private int status(TestTokens.Token token) {
        return requests().get("/api/consent/me", token.mint()).status();
    }
}
