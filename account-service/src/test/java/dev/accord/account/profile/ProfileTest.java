package dev.accord.account.profile;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.accord.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.account.RunningAccountService;
import dev.accord.account.Someone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class ProfileTest extends RunningAccountService {

    @Test
    void thereIsNothingToSeeBeforeTheAccountIsOpened() {
        refused(somebody().gets("/api/account/me"), 404, "not-found").bodyText().contains("PATCH /api/account/me");
    }

    @Test
    void opensNoAccountBeforeTheTermsAreAccepted() {
        Someone stranger = somebody();
        refused(stranger.patchesBlindly("{'display_name':'Mei'}"), 403, "terms-not-accepted");
        assertThat(stored("accounts", "_id", stranger.id)).isEmpty();
    }

    @Test
    void opensTheAccountUnderTheTermsAcceptedAndTakesTheAddressFromTheToken() {
        Someone mei = somebody().acceptsTerms();
        mei.patchesBlindly("{'display_name':'Mei','language':'zh','phone':'+49 30 1234567'}")
                .hasStatusOk()
                .hasHeader("ETag", mei.eTag("/api/account/me"))
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .hasPathSatisfying("$.display_name", path -> path.assertThat().isEqualTo("Mei"))
                .hasPathSatisfying("$.language", path -> path.assertThat().isEqualTo("zh"))
                .hasPathSatisfying("$.email", path -> path.assertThat().isEqualTo(mei.email))
                .hasPathSatisfying("$.terms_version", path -> path.assertThat().isEqualTo("1"));
        assertThat(database.getCollection("history").find(new Document("_id.subject", mei.id)))
                .extracting(line -> line.getString("what"))
                .containsExactly("OPENED", "COLLECTED");
    }

    @Test
    void eachValueSaysItsBasisSourceAndEnd() {
        member().gets("/api/account/me/data")
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[?(@.field=='contact.email')].provenance",
                        path -> path.assertThat().asArray().containsExactly("identity-provider"))
                .hasPathSatisfying(
                        "$.items[?(@.field=='account.language')].basis.kind",
                        path -> path.assertThat().asArray().containsExactly("contract"))
                .hasPathSatisfying(
                        "$.items[?(@.field=='account.language')].purpose",
                        path -> path.assertThat().asArray().containsExactly("service"));
    }

    @Test
    void aLaterChangeNeedsTheVersionItWasReadAt() {
        Someone mei = member();
        String first = mei.eTag("/api/account/me");
        refused(mei.patchesBlindly("{'display_name':'M'}"), 428, "precondition-required");
        mei.patches("{'display_name':'Mei Lin'}", first).hasStatusOk();
        refused(mei.patches("{'display_name':'Lin'}", first), 412, "stale-version");
        mei.gets("/api/account/me").bodyJson().extractingPath("$.display_name").isEqualTo("Mei Lin");
    }

    @Test
    void anAccountThatIsNotThereHasNoVersion() {
        refused(somebody().acceptsTerms().patches("{'display_name':'M'}", "\"1\""), 412, "stale-version");
    }

    @Test
    void nullTakesAValueAway() {
        Someone mei = member();
        mei.patches("{'display_name':null}").hasStatusOk().bodyJson().doesNotHavePath("$.display_name");
        assertThat(stored("outbox", "payload.subject", mei.id))
                .extracting(event -> event.getString("type"))
                .containsExactly("field-deleted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "{'language':'tlh'}; 422; unsupported-language; language",
                "{'language':7}; 400; invalid-request; language",
                "{'display_name':['a']}; 400; invalid-request; display_name",
                "{'phone':'call me'}; 400; invalid-request; phone",
                "{'email':'me@example.org'}; 400; invalid-request; email",
                "{'shoe_size':'42'}; 400; invalid-request; shoe_size",
                "[]; 400; invalid-request; body"
            })
    void refusesWhatDoesNotFitByNameAndOpensNothing(String body, int status, String slug, String field) {
        Someone mei = somebody().acceptsTerms();
        refused(mei.patchesBlindly(body), status, slug, field);
        assertThat(stored("accounts", "_id", mei.id)).isEmpty();
    }

    @Test
    void namesAllFaultsAtOnce() {
        Someone mei = somebody().acceptsTerms();
        var result = mei.patchesBlindly("{'display_name':'" + "x".repeat(81) + "','language':'tlh','shoe_size':1}");
        refused(result, 400, "invalid-request", "display_name");
        refused(result, 400, "invalid-request", "language");
        refused(result, 400, "invalid-request", "shoe_size");
    }

    @Test
    void refusesWhatIsNotJson() {
        refused(somebody().acceptsTerms().patchesBlindly("{'display_name':"), 400, "malformed-json");
    }

    @Test
    void anotherAddressAtTheIdentityProviderIsFollowed() {
        Someone mei = member().withAddress("mei.new@example.org");
        mei.patches("{}").hasStatusOk().bodyJson().extractingPath("$.email").isEqualTo("mei.new@example.org");
        assertThat(stored("outbox", "aggregate", mei.id))
                .extracting(event -> event.get("payload", Document.class).getString("field"))
                .containsExactly("contact.email");
    }

    @Test
    void takesNoFieldInThatConsentServiceWithholds() {
        Someone mei = member();
        CONSENT.fails(okJson("""
                {"evaluations":[{"decision":false,"context":{"reason":"field-not-in-purpose","permitted_fields":[],
                 "withheld":[{"field":"contact.phone","reason":"field-not-in-purpose"}]}}]}"""));
        refused(mei.patches("{'phone':'+49 30 1234567'}"), 403, "forbidden", "phone");
        CONSENT.heals();
        mei.gets("/api/account/me").bodyJson().doesNotHavePath("$.phone");
    }

    @Test
    void twoWhoOpenAtOnceOpenOneAccount() throws Exception {
        Someone mei = somebody().acceptsTerms();
        List<Callable<Integer>> both = Collections.nCopies(
                2,
                () -> mei.json(HttpMethod.PATCH, "/api/account/me", "{'display_name':'Mei'}")
                        .exchange()
                        .getResponse()
                        .getStatus());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers = new ArrayList<>();
            for (var answer : threads.invokeAll(both)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 428);
        }
        assertThat(stored("history", "_id.subject", mei.id)).hasSize(2);
    }

    @AfterEach
    void heal() {
        CONSENT.heals();
    }
}
