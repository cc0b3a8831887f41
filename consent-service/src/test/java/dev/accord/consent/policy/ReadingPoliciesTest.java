package dev.accord.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.testing.RunningService;
import org.junit.jupiter.api.Test;

/** P1: every version stays readable by everyone, by language and region. */
class ReadingPoliciesTest extends RunningService {

    @Test
    void showsThePolicyInForceToAnyone() {
        var answer = requests().get("/api/consent/policies/current?language=en&region=eu", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/version")).isEqualTo("1");
        assertThat(answer.text("/status")).isEqualTo("in-force");
        assertThat(answer.text("/document/title")).isEqualTo("Privacy policy of Halden Devices");
        assertThat(answer.body().at("/document/sections").size()).isGreaterThan(10);
        assertThat(answer.body().at("/document/purposes/1/without_it").asString())
                .isNotBlank();
    }

    @Test
    void showsItInChinese() {
        assertThat(requests()
                        .get("/api/consent/policies/current?language=zh", null)
                        .text("/document/title"))
                .isEqualTo("哈尔登设备隐私政策");
    }

    @Test
    void namesTheLanguagesOnOfferWhenAskedForAnother() {
        var answer = requests().get("/api/consent/policies/current?language=fr", null);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("unsupported-language");
        assertThat(answer.text("/errors/0/allowed")).isEqualTo("en, zh");
    }

    @Test
    void tellsWhatWillNotWorkBeforeAnyoneDeclines() {
        var answer = requests().get("/api/consent/purposes?language=en", null);

        assertThat(answer.body().path("items").values())
                .filteredOn(purpose -> purpose.path("basis").asString().equals("consent"))
                .hasSize(5)
                .allSatisfy(purpose ->
                        assertThat(purpose.path("without_it").asString()).isNotBlank());
    }

    @Test
    void saysThatAVersionIsNotThere() {
        var answer = requests().get("/api/consent/policies/no-such", null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void publishesOpenApiThreeOne() {
        var answer = requests().get("/v3/api-docs", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/openapi")).startsWith("3.1");
        assertThat(answer.body().at("/paths").has("/api/consent/me/{purpose}")).isTrue();
        assertThat(answer.body().at("/paths").has("/internal/subjects/{id}/terms"))
                .isFalse();
    }
}
