package dev.accord.gateway.limit;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.gateway.GatewayTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest extends GatewayTest {

    private static final String PATH = "/api/account/me/telemetry";
    private static final int MOST = 1024 * 1024;
    private static final Duration LONGEST_DRIP = Duration.ofSeconds(30);

    @BeforeEach
    void servicesAnswerAnything() {
        services.stubFor(any(urlMatching("/api/.*")).willReturn(okJson("{}")));
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws Exception {
        assertThat(post(BodyPublishers.ofByteArray(json(MOST))).statusCode()).isEqualTo(200);
        assertThat(post(chunked(json(MOST))).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesADeclaredBodyOverTheLimit() {
        // The declared length alone decides: only the first byte of it is ever sent.
        String answer = raw("Content-Type: application/json\r\nContent-Length: " + (MOST + 1) + "\r\n\r\n[");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:accord:problem:body-too-large");
    }

    @Test
    void refusesAChunkedBodyOverTheLimit() throws Exception {
        assertProblem(post(chunked(json(MOST + 1))), 413, "body-too-large");
        services.verify(exactly(0), postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/plain", "nonsense"
            })
    void refusesBodiesThatAreNotJson(String type) throws Exception {
        assertProblem(
                send(asUser(PATH).header("Content-Type", type).POST(BodyPublishers.ofString("a=b"))),
                415,
                "unsupported-media-type");
        services.verify(exactly(0), postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json", "application/json;charset=utf-8"})
    void takesJsonInItsForms(String type) throws Exception {
        assertThat(send(asUser(PATH).header("Content-Type", type).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesPackedBodies() throws Exception {
        assertProblem(
                send(asUser(PATH)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(packed(64 * MOST)))),
                415,
                "unsupported-media-type");
        services.verify(exactly(0), postRequestedFor(anyUrl()));
    }

    @Test
    void endsTheConnectionOfABodyThatOnlyDrips() throws Exception {
        String answer = dripping("POST " + PATH + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + realm.userToken()
                + "\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("took too long");
        services.verify(exactly(0), postRequestedFor(anyUrl()));
    }

    @Test
    void refusesMoreThan16KiBOfHeaders() {
        assertThat(raw("X-Large: " + "x".repeat(17_000) + "\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("X-Many: x\r\n".repeat(2_000) + "\r\n")).startsWith("HTTP/1.1 400 ");
        services.verify(exactly(0), postRequestedFor(anyUrl()));
    }

    @Test
    void refusesControlCharactersInTheNameOfAParameter() throws Exception {
        assertProblem(send(asUser(PATH + "?%0A%0D%09=1").GET()), 400, "invalid-request");
        services.verify(exactly(0), getRequestedFor(urlMatching("/api/.*")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                "Content-Length: 4\r\nTransfer-Encoding: identity\r\n\r\n{}{}",
                "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}{}",
                "Content-Length: +2\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}",
                "Content-Length: 2, 2\r\n\r\n{}",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "Host: second\r\n\r\n",
                "X\u0000: a\r\n\r\n"
            })
    void refusesRequestsThatTwoServersCouldReadDifferently(String rest) {
        assertThat(raw("Content-Type: application/json\r\n" + rest)).matches("(?s)HTTP/1.1 (400|501) .*");
        services.verify(exactly(0), postRequestedFor(anyUrl()));
    }

    @Test
    void doesNotServeWhatFollowsAnAmbiguousRequest() {
        String smuggled = "GET /api/account/smuggled HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + realm.userToken()
                + "\r\n\r\n";
        String answers = raw("Content-Type: application/json\r\nContent-Length: " + (5 + smuggled.length())
                + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled);
        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
        services.verify(exactly(0), postRequestedFor(anyUrl()));
    }

    @Test
    void saysWhatIsLeft() throws Exception {
        var answer = post(BodyPublishers.ofString("{}"));
        assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"user\";q=600;w=10");
        assertThat(answer.headers().firstValue("RateLimit")).hasValue("\"user\";r=599;t=1");
    }

    private HttpResponse<String> post(BodyPublisher body) throws Exception {
        return send(asUser(PATH).header("Content-Type", "application/json").POST(body));
    }

    private String raw(String rest) {
        try {
            return sendRaw("POST " + PATH + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + realm.userToken()
                    + "\r\n" + rest);
        } catch (java.io.IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    /** Sends the head at once and then a byte ten times a second, until the other side ends the connection, 30 s at most. */
    private String dripping(String head) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(100);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new ByteArrayOutputStream();
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < LONGEST_DRIP.toNanos()) {
                try {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString(StandardCharsets.UTF_8);
                    }
                    answer.write(next);
                } catch (SocketTimeoutException nothingYet) {
                    socket.getOutputStream().write(' ');
                } catch (SocketException ended) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
            }
            throw new AssertionError("the connection is still open");
        }
    }

    private static byte[] packed(int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(bytes)) {
            packing.write(json(size));
        }
        return bytes.toByteArray();
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static byte[] json(int size) {
        return ("\"" + "x".repeat(size - 2) + "\"").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
