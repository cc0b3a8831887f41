package dev.accord.account.export;

import static dev.accord.account.Items.item;
import static dev.accord.account.Problems.refused;

import dev.accord.account.RunningAccountService;
import dev.accord.account.Someone;
import org.junit.jupiter.api.Test;

class ExportTest extends RunningAccountService {
    private static final String EXPORT = "/api/account/me/export";

    @Test
    void carriesValuesObservationsAndHistory() {
        Someone mei = member().grants("device-diagnostics");
        mei.sends(item("device-diagnostics", "'device.model':'Pixel 9'") + ","
                        + item("device-diagnostics", "'device.model':'Pixel 10'"))
                .hasStatusOk();
        mei.gets(EXPORT)
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .hasPathSatisfying("$.about.subject", path -> path.assertThat().isEqualTo(mei.id))
                .hasPathSatisfying(
                        "$.about.terms_version", path -> path.assertThat().isEqualTo("1"))
                .hasPathSatisfying(
                        "$.values[?(@.field=='contact.email')].value",
                        path -> path.assertThat().asArray().containsExactly(mei.email))
                .hasPathSatisfying(
                        "$.observations[*].values[*].value",
                        path -> path.assertThat().asArray().containsExactlyInAnyOrder("Pixel 9", "Pixel 10"))
                .hasPathSatisfying(
                        "$.history[*].what",
                        path -> path.assertThat().asArray().containsExactly("opened", "collected", "collected"));
    }

    @Test
    void isRefusedWholeWhenThereIsNothing() {
        refused(somebody().gets(EXPORT), 404, "not-found");
    }
}
