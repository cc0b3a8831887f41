package dev.accord.account.export;

import static dev.accord.account.Items.item;
import static dev.accord.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.account.RunningAccountService;
import dev.accord.account.Someone;
import java.util.Collections;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

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
    void aPartIsNeverTakenForTheWhole() throws Exception {
        Someone mei = member().grants("device-diagnostics");
        mei.sends(String.join(",", Collections.nCopies(200, item("device-diagnostics", "'device.model':'Pixel 9'"))))
                .hasStatusOk();
        var oldest = database.getCollection("observations")
                .find(new Document("subject", mei.id))
                .sort(new Document("_id", 1))
                .first();
        database.getCollection("observations")
                .updateOne(oldest, new Document("$set", new Document("values.0.sealed", new Binary(new byte[40]))));
        String broken = mei.get(EXPORT).getResponse().getContentAsString();
        assertThat(broken).contains("Pixel 9");
        assertThatThrownBy(() -> new JsonMapper()
                        .rebuild()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build()
                        .readTree(broken))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void whatCannotBeReadFromTheStartIsAProblem() {
        Someone mei = member().grants("device-diagnostics");
        mei.sends(item("device-diagnostics", "'device.model':'Pixel 9'")).hasStatusOk();
        database.getCollection("observations")
                .updateOne(
                        new Document("subject", mei.id),
                        new Document("$set", new Document("values.0.sealed", new Binary(new byte[40]))));
        refused(mei.gets(EXPORT), 500, "internal").bodyText().doesNotContain("Pixel 9", mei.email);
    }

    @Test
    void isRefusedWholeWhenThereIsNothing() {
        refused(somebody().gets(EXPORT), 404, "not-found");
    }
}
