package dev.accord.account.manifest;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static dev.accord.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.account.RunningAccountService;
import dev.accord.account.Someone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class ManifestTest extends RunningAccountService {
    private static final String MANIFEST = "/api/account/me/manifest";

    @AfterEach
    void heal() {
        CONSENT.heals();
    }

    @Test
    void listsWhatMayBeCollectedNowAndWhyNotTheRest() {
        Someone mei = member().grants("nearby-help");
        mei.gets(MANIFEST)
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.collect[?(@.purpose=='nearby-help')].fields[*]",
                        path -> path.assertThat()
                                .asArray()
                                .contains("location.gps", "location.city")
                                .doesNotContain("device.imei"))
                .hasPathSatisfying(
                        "$.withheld[?(@.field=='device.mac' && @.purpose=='device-diagnostics')].reason",
                        path -> path.assertThat().asArray().containsExactly("not-consented"));
    }

    @Test
    void changesItsTagExactlyWhenItChanges() {
        Someone mei = member();
        String eTag = mei.eTag(MANIFEST);
        assertThat(mei.call(HttpMethod.GET, MANIFEST)
                        .header("If-None-Match", eTag)
                        .exchange())
                .hasStatus(304);
        mei.grants("device-diagnostics");
        assertThat(mei.call(HttpMethod.GET, MANIFEST)
                        .header("If-None-Match", eTag)
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void isNotGuessedWhenNobodyCanBeAsked() {
        Someone mei = member();
        CONSENT.fails(serverError());
        refused(mei.gets(MANIFEST), 503, "dependency-unavailable");
    }
}
