package dev.accord.gateway.access;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.accord.gateway.GatewayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class AccessLogTest extends GatewayTest {

    private static final String PLANTED = "planted-490154203237518";

    @Test
    void tellsMethodTemplateStatusDurationAndKindOfCaller(CapturedOutput output) throws Exception {
        services.stubFor(any(anyUrl())
                .willReturn(okJson("{}").withHeader("Accord-Route", "/api/consent/me/{purpose}/withdrawal-preview")));

        var answer =
                send(asUser("/api/consent/me/usage-research/withdrawal-preview").POST(BodyPublishers.noBody()));

        assertThat(answer.headers().firstValue("Accord-Route")).isEmpty();
        var line = served(output, 1).getFirst();
        assertThat(line.path("method").asString()).isEqualTo("POST");
        assertThat(line.path("route").asString()).isEqualTo("/api/consent/me/{purpose}/withdrawal-preview");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(line.path("duration_ms").isIntegralNumber()).isTrue();
        assertThat(line.path("caller").asString()).isEqualTo("person");
        assertThat(line.path("correlation_id").asString())
                .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
    }

    @Test
    void namesTheKindOfAPartnerAndOfAStranger(CapturedOutput output) throws Exception {
        services.stubFor(any(anyUrl()).willReturn(okJson("{}")));

        send(asPartner(realm.partner(), "GET", "/api/sharing/me/disclosures"));
        send(to("/api/consent/purposes"));

        assertThat(served(output, 2).stream().map(line -> line.path("caller").asString()))
                .containsExactly("partner", "unknown");
    }

    @Test
    void holdsNothingThatWasSent(CapturedOutput output) throws Exception {
        services.stubFor(any(anyUrl()).willReturn(okJson("{}").withHeader("Accord-Route", "/x?" + PLANTED)));

        send(asUser("/api/account/me/data/" + PLANTED + "?name=" + PLANTED)
                .header("X-Correlation-Id", PLANTED)
                .header("X-Other", PLANTED));
        send(to("/" + PLANTED + "/nothing?a=" + PLANTED).header("Authorization", "Bearer " + PLANTED));
        send(to("/nothing").method("PLANTED490154203237518", BodyPublishers.noBody()));
        sendRaw("GET /" + PLANTED + "|{} HTTP/1.1\r\nHost: x\r\n" + PLANTED + "\r\n\r\n");

        assertThat(served(output, 2).stream().map(line -> line.path("route").asString()))
                .contains("/api/account/**");
        assertThat(output.getAll().toLowerCase(java.util.Locale.ROOT)).doesNotContain("490154203237518");
    }

    private static List<JsonNode> served(CapturedOutput output, int atLeast) {
        var json = JsonMapper.builder().build();
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> output.getOut()
                                .lines()
                                .filter(line -> line.contains("\"logger\":\"" + AccessLog.class.getName()))
                                .map(json::readTree)
                                .toList(),
                        lines -> lines.size() >= atLeast);
    }
}
