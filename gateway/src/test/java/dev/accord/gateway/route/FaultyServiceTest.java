package dev.accord.gateway.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.accord.gateway.GatewayTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A context of its own: here notification-service is an address where nobody listens, and consent-service closes the
 * connection after a part of its answer.
 */
@DirtiesContext
class FaultyServiceTest extends GatewayTest {

    private static final String PATH = "/api/account/me";
    private static final String WHOLE = """
            HTTP/1.1 200 OK
            Content-Type: application/json
            Content-Length: 14

            {"choices":[]}""".replace("\n", "\r\n");
    private static final CutOff cutOff = new CutOff();

    @Autowired
    private Patience patience;

    @DynamicPropertySource
    static void whoFails(DynamicPropertyRegistry properties) {
        properties.add("services.notification", () -> "http://127.0.0.1:1");
        properties.add("services.consent", cutOff::url);
    }

    @AfterAll
    static void end() throws IOException {
        cutOff.close();
    }

    @Test
    void refusesWhenAServiceIsDown() throws Exception {
        assertProblem(send(asUser("/api/notifications/me")), 503, "dependency-unavailable");
    }

    @Test
    void refusesWhenAServiceIsSlow() throws Exception {
        services.stubFor(get(PATH).willReturn(okJson("{}").withFixedDelay(10_000)));

        long begun = System.nanoTime();
        assertUnavailable(send(asUser(PATH)));

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(patience.answer(), patience.answer().plusSeconds(3));
        services.verify(1, getRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void refusesWhenAServiceDribbles() throws Exception {
        services.stubFor(get(PATH)
                .willReturn(okJson("{\"a\":\"" + "x".repeat(2000) + "\"}").withChunkedDribbleDelay(20, 10_000)));

        assertUnavailable(send(asUser(PATH)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void refusesWhenAServiceBreaksOffOrTalksGarbage(Fault fault) throws Exception {
        services.stubFor(any(urlEqualTo(PATH)).willReturn(aResponse().withFault(fault)));

        assertUnavailable(send(asUser(PATH)));
        assertUnavailable(
                send(asUser(PATH).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"))));

        services.verify(1, getRequestedFor(urlEqualTo(PATH)));
        services.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void doesNotShowAServicesErrorPage(int status) throws Exception {
        services.stubFor(get(PATH)
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<pre>at dev.accord.Secret</pre>")));

        assertThat(assertUnavailable(send(asUser(PATH))).body()).doesNotContain("Secret");
    }

    @Test
    void passesAServicesOwnProblemOn() throws Exception {
        String problem = "{\"type\":\"urn:accord:problem:lease-expired\",\"status\":503}";
        services.stubFor(get(PATH)
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "application/problem+json")
                        .withHeader("Retry-After", "1")
                        .withBody(problem)));

        var answer = send(asUser(PATH));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void stopsAskingADeadServiceAndFindsOutWhenItIsBack() throws Exception {
        services.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        for (int i = 0; i < 60; i++) {
            assertUnavailable(send(asUser(PATH)));
        }
        int asked = services.countRequestsMatching(
                        getRequestedFor(urlEqualTo(PATH)).build())
                .getCount();
        assertThat(asked).isLessThan(60);

        forgetStubs();
        services.stubFor(get(PATH).willReturn(okJson("{}")));

        await().atMost(Duration.ofSeconds(10)).until(() -> send(asUser(PATH)).statusCode() == 200);
        assertThat(send(asUser("/api/sharing/me")).statusCode()).isNotEqualTo(503);
    }

    @ParameterizedTest
    @MethodSource("lengthsOfAPart")
    void refusesAnAnswerThatIsCutAnywhere(int length) throws Exception {
        cutOff.answers(WHOLE.substring(0, length));

        assertUnavailable(send(asUser("/api/consent/me")));
    }

    static IntStream lengthsOfAPart() {
        return IntStream.range(0, WHOLE.length());
    }

    @Test
    void passesAnAnswerOnThatIsWhole() throws Exception {
        cutOff.answers(WHOLE);

        assertThat(send(asUser("/api/consent/me")).body()).isEqualTo("{\"choices\":[]}");
    }

    @Test
    void cutsALargeAnswerThatBreaksOffInsteadOfEndingItCleanly() {
        services.stubFor(get(PATH)
                .willReturn(okJson("\"" + "x".repeat(1_500_000) + "\"").withHeader("Content-Length", "9000000")));

        assertThat(catchThrowable(() -> send(asUser(PATH)))).isInstanceOf(IOException.class);
    }

    private static HttpResponse<String> assertUnavailable(HttpResponse<String> answer) {
        assertProblem(answer, 503, "dependency-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        return answer;
    }
}
