package dev.accord.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.gateway.GatewayTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SiteTest extends GatewayTest {

    @Test
    void servesThePageToAnyone() throws Exception {
        var page = send(to("/"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).contains("/api/docs/consent");
    }

    /** The content security policy allows neither inline scripts and styles nor anything from elsewhere. */
    @Test
    void needsNothingItsOwnPolicyForbids() throws Exception {
        String page = send(to("/")).body();

        assertThat(page).doesNotContain(" style=", " onclick=", "<style", "http://", "https://");
        var parts = Pattern.compile("(?:src|href)=\"(/[^\"/]+\\.[a-z]+)\"").matcher(page);
        while (parts.find()) {
            assertThat(send(to(parts.group(1))).statusCode()).as(parts.group(1)).isEqualTo(200);
        }
        assertThat(send(to("/site.js")).body()).doesNotContain("innerHTML", "eval(");
    }

    @Test
    void saysWhetherThereIsASession() throws Exception {
        assertThat(send(to("/site/session")).body()).isEqualTo("{\"signed_in\":false}");
    }
}
