package dev.accord.consent.preview;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.accord.consent.testing.Person;
import dev.accord.consent.testing.Requests;
import dev.accord.consent.testing.RunningService;
import dev.accord.kit.testing.contract.ContractStub.Trouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/** D4, B3: before confirming, a person sees what stops; never a wrong "nobody" when sharing-service cannot tell. */
class WithdrawalPreviewTest extends RunningService {

    @BeforeEach
    void forgets() {
        SHARING.givesNobodyAnything();
    }

    @Test
    void tellsWhatStopsWorkingAndWhoStopsReceivingWhat() {
        var mei = granting();
        SHARING.gives("a-1", "appliance.model");

        var answer = preview(mei);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/stops_working/0")).contains("left out of the studies");
        assertThat(answer.text("/stops_receiving/0/partner/name")).isEqualTo("North Institute");
        assertThat(answer.text("/stops_receiving/0/agreement")).isEqualTo("a-1");
        assertThat(answer.text("/stops_receiving/0/fields/0")).isEqualTo("appliance.model");
        assertThat(SHARING.asked()).singleElement().satisfies(question -> {
            assertThat(question.path("subject").asString()).isEqualTo(mei.id());
            assertThat(question.path("purpose").asString()).isEqualTo("usage-research");
        });
    }

    @Test
    void saysNobodyOnlyWhenSharingServiceSaysSo() {
        SHARING.givesNobodyAnything();

        assertThat(preview(granting()).body().path("stops_receiving").isEmpty()).isTrue();
    }

    @Test
    void changesNothing() {
        var mei = granting();
        preview(mei);

        assertThat(mei.reads("/api/consent/me").body().path("seq").asInt()).isEqualTo(2);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("fails", aResponse().withStatus(500)),
                arguments("is overloaded", aResponse().withStatus(503)),
                arguments("refuses", aResponse().withStatus(403)),
                arguments("is slow", okJson("{\"items\":[]}").withFixedDelay(2_000)),
                arguments("trickles", okJson("{\"items\":[]}").withChunkedDribbleDelay(4, 4_000)),
                arguments("resets", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                arguments("breaks off", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                arguments("answers nothing", aResponse().withStatus(200)),
                arguments("answers no JSON", okJson("everybody")),
                arguments("answers another shape", okJson("{\"people\":[]}")),
                arguments("answers with holes", okJson("{\"items\":[{\"agreement\":\"a\"}]}")),
                arguments("answers null", okJson("{\"items\":[null]}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void saysPlainlyThatTheRecipientsCouldNotBeDetermined(String how, ResponseDefinitionBuilder fault) {
        var mei = granting();
        SHARING.answersAboutRecipients(fault);

        saysUndetermined(preview(mei));
    }

    @Test
    void withSharingServiceDownClaimsNothingAndStillWithdraws() {
        var mei = granting();
        SHARING.is(Trouble.DOWN);
        try {
            saysUndetermined(preview(mei));
            assertThat(mei.withdraws("usage-research").status()).isEqualTo(200);
        } finally {
            SHARING.givesNobodyAnything();
        }
    }

    @Test
    void namesAPurposeItDoesNotKnow() {
        assertThat(requests()
                        .send(
                                HttpMethod.POST,
                                "/api/consent/me/no-such/withdrawal-preview",
                                granting().token(),
                                null)
                        .problem())
                .isEqualTo("unknown-purpose");
    }

    private static void saysUndetermined(Requests.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("dependency-unavailable");
        assertThat(answer.text("/detail")).contains("could not be determined");
        assertThat(answer.body().has("stops_receiving")).isFalse();
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    private Person granting() {
        var person = somebody().accepting("1");
        person.grants("usage-research");
        return person;
    }

    private Requests.Answer preview(Person person) {
        return requests()
                .send(HttpMethod.POST, "/api/consent/me/usage-research/withdrawal-preview", person.token(), null);
    }
}
