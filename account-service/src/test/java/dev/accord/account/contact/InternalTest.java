package dev.accord.account.contact;

import static dev.accord.account.Items.item;
import static dev.accord.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.account.RunningAccountService;
import dev.accord.account.Someone;
import dev.accord.kit.testing.TestTokens;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class InternalTest extends RunningAccountService {

    @Test
    void handsSharingTheAskedFieldsOfTheAskedSubjectsInOrder() {
        Someone mei = member().grants("device-diagnostics");
        mei.sends(item("device-diagnostics", "'device.model':'Pixel 9','device.imei':'490154203237518'"))
                .hasStatusOk();
        Someone stranger = somebody();
        assertThat(posts(
                        "sharing-service",
                        "/internal/values",
                        "{'subjects':['" + stranger.id + "','" + mei.id
                                + "'],'fields':['device.model','location.gps']}"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .isLenientlyEqualTo("{\"subjects\":[{\"id\":\"" + stranger.id + "\",\"values\":{}},{\"id\":\"" + mei.id
                        + "\",\"values\":{\"device.model\":{\"value\":\"Pixel 9\",\"provenance\":\"mobile-app\"}}}]}")
                .doesNotHavePath("$.subjects[1].values['device.imei']")
                .hasPath("$.subjects[1].values['device.model'].collected_at");
    }

    @Test
    void refusesTooManySubjectsUnknownFieldsAndWrongShapes() {
        String many = String.join(",", Collections.nCopies(501, "'a'"));
        refused(
                assertThat(posts(
                        "sharing-service",
                        "/internal/values",
                        "{'subjects':[" + many + "],'fields':['device.model']}")),
                413,
                "batch-too-large");
        refused(
                assertThat(posts("sharing-service", "/internal/values", "{'subjects':['a'],'fields':['device.x']}")),
                422,
                "unknown-field");
        refused(
                assertThat(
                        posts("sharing-service", "/internal/values", "{'subjects':['a|b'],'fields':['device.model']}")),
                400,
                "invalid-request");
        refused(
                assertThat(posts("notification-service", "/internal/contacts", "{'subjects':[" + many + "]}")),
                413,
                "batch-too-large");
    }

    @Test
    void tellsNotificationWhomToWriteTo() {
        Someone mei = member();
        assertThat(posts("notification-service", "/internal/contacts", "{'subjects':['" + mei.id + "','nobody']}"))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("[{\"id\":\"" + mei.id + "\",\"email\":\"" + mei.email
                        + "\",\"language\":\"zh\",\"display_name\":\"Mei\"}]");
    }

    @Test
    void listsEveryoneWithAnAccountInOrder() {
        Someone mei = member();
        assertThat(gets("/internal/subjects?limit=1&after=" + before(mei.id)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0]")
                .isEqualTo(mei.id);
        refused(assertThat(gets("/internal/subjects?limit=501")), 400, "invalid-request", "limit");
    }

    /** An id below the given one and above any other that a test makes: the last hexadecimal digit one less, and more. */
    private static String before(String id) {
        String digits = "0123456789abcdef";
        String head = id.substring(0, id.length() - 1);
        int last = digits.indexOf(id.charAt(id.length() - 1));
        return last == 0 ? head : head + digits.charAt(last - 1) + "zzz";
    }

    private MvcTestResult posts(String service, String path, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + TestTokens.service(service, "account-service"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"'))
                .exchange();
    }

    private MvcTestResult gets(String path) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer " + TestTokens.service("notification-service", "account-service"))
                .exchange();
    }
}
