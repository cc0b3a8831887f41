package dev.accord.gateway.lease;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.accord.gateway.GatewayTest;
import dev.accord.gateway.Realm;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The last hop as a partner's socket sees it. */
@SuppressWarnings("JavaUtilDate") // WireMock has no Instant.
class LeasedAnswersTest extends GatewayTest {

    private static final String PAGES = "/api/sharing/pages";
    private static final String QUESTION = "{\"limit\":500}";

    /** L − margin + D, and what two busy cores may take to wake a thread. */
    private static final Duration ALL_OVER = Duration.ofMillis(250 - 50 + 100 + 150);

    /** Longer than any pause of a busy machine. */
    private static final int LONG = 3000;

    private final Realm.Partner partner = realm.partner();

    @Autowired
    private MeterRegistry meters;

    @ParameterizedTest
    @ValueSource(strings = {"/api/sharing/pages", "/api/sharing/reads"})
    void handsAnAnswerOverWithItsLengthAndWithoutItsLease(String path) throws Exception {
        String page = page(250_000);
        services.stubFor(post(path).willReturn(leased(page, LONG)));

        var answer = ask(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(page);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(page.length());
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Accord-Lease")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void usesTheConnectionAgainAfterAnAnswerThatLeftInTime() throws Exception {
        services.stubFor(post(PAGES).willReturn(leased(page(100_000), LONG)));
        try (var socket = connected(64 * 1024)) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(request());
                assertThat(readWhole(socket.getInputStream())).isEqualTo(100_000);
            }
        }
    }

    @Test
    void refusesAnAnswerWhoseLeaseRanOutOnTheWay() throws Exception {
        services.stubFor(post(PAGES).willReturn(leased("{\"secret\":1}", 150).withFixedDelay(300)));

        var answer = ask(PAGES);

        assertProblem(answer, 503, "lease-expired");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).doesNotContain("secret");
        services.verify(1, postRequestedFor(urlEqualTo(PAGES)));
    }

    @Test
    void countsTheLeaseFromItsOwnQuestionAlsoWhileTheBodyDribbles() throws Exception {
        services.stubFor(post(PAGES).willReturn(leased("{\"secret\":1}", 250).withChunkedDribbleDelay(5, 600)));

        assertProblem(ask(PAGES), 503, "lease-expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/sharing/pages", "/api/sharing/reads", "/api/sharing/changes"})
    void refusesDataForPartnersWithoutALease(String path) throws Exception {
        services.stubFor(post(path).willReturn(okJson("{\"secret\":1}")));

        var answer = ask(path);

        assertProblem(answer, 503, "dependency-unavailable");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "3001", "1e3", "99999999999999999999", "250, 250", "250ms"})
    void refusesAnAnswerWhoseLeaseCannotBeRead(String lease) throws Exception {
        services.stubFor(post(PAGES).willReturn(okJson("{\"secret\":1}").withHeader("Accord-Lease", lease)));

        assertProblem(ask(PAGES), 503, "dependency-unavailable");
    }

    @Test
    void refusesAnErrorPageWithDataInIt() throws Exception {
        services.stubFor(post(PAGES)
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"secret\":1}")));

        assertProblem(ask(PAGES), 503, "dependency-unavailable");
    }

    @Test
    void refusesAPageTooLargeToHoldWhole() throws Exception {
        services.stubFor(post(PAGES).willReturn(leased(page(1_100_000), 250)));

        assertProblem(ask(PAGES), 503, "dependency-unavailable");
    }

    @Test
    void refusesAPackedAnswerSinceItsSizeIsUnknown() throws Exception {
        services.stubFor(post(PAGES).willReturn(leased("{}", 250).withHeader("Content-Encoding", "gzip")));

        assertProblem(ask(PAGES), 503, "dependency-unavailable");
    }

    @Test
    void passesASharingServicesRefusalOn() throws Exception {
        services.stubFor(post(PAGES)
                .willReturn(aResponse()
                        .withStatus(403)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"urn:accord:problem:agreement-not-active\"}")));

        var answer = ask(PAGES);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("agreement-not-active");
    }

    @Test
    void holdsAnyOtherAnswerToItsLeaseToo() throws Exception {
        services.stubFor(get("/api/sharing/anything")
                .willReturn(leased("{\"secret\":1}", 100).withFixedDelay(200)));

        assertProblem(send(asPartner(partner, "GET", "/api/sharing/anything")), 503, "lease-expired");
    }

    @Test
    void seesTheKernelsQueue() {
        assertThat(KernelQueue.isVisible()).isTrue();
    }

    /** Bytes that arrive after the deadline plus D: 0. What is in this machine by then has left the gateway before. */
    @ParameterizedTest
    @ValueSource(ints = {10_000, 40_000, 250_000, 1_000_000})
    void cutsASlowReaderOffAndNothingFollows(int size) throws Exception {
        services.stubFor(post(PAGES).willReturn(leased(page(size), 250)));
        double cutBefore = cut();
        try (var socket = connected(1024)) {
            socket.getOutputStream().write(request());
            var in = socket.getInputStream();
            long read = sipUntilAllIsOver(in);
            long arrivedInTime = read + in.available();

            read += drain(in);

            assertThat(read).isLessThanOrEqualTo(arrivedInTime).isLessThan(size);
            await().until(() -> cut() == cutBefore + 1);
        }
    }

    private long sipUntilAllIsOver(InputStream in) throws Exception {
        long read = 0;
        byte[] sip = new byte[32];
        try {
            while (!isAllOver()) {
                read += in.available() > 0 ? in.read(sip) : 0;
                // Its pace is what makes this reader slow; nothing is waited for.
                Thread.sleep(10);
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return read;
    }

    /** Counted from when the service had the question, which is after the gateway sent it. */
    private static boolean isAllOver() {
        return services.getAllServeEvents().stream()
                .anyMatch(event -> event.getRequest().getUrl().equals(PAGES)
                        && Duration.between(event.getRequest().getLoggedDate().toInstant(), Instant.now())
                                        .compareTo(ALL_OVER)
                                > 0);
    }

    @Test
    void cutsAReaderOffThatNeverReads() throws Exception {
        services.stubFor(post(PAGES).willReturn(leased(page(60_000), 250)));
        try (var socket = connected(1024)) {
            socket.getOutputStream().write(request());
            double cutBefore = cut();
            await().atMost(Duration.ofSeconds(3)).until(() -> cut() == cutBefore + 1);
            int arrived = socket.getInputStream().available();

            assertThat(drain(socket.getInputStream())).isEqualTo(arrived);
        }
    }

    @Test
    void servesOthersWhileASlowReaderIsCutOff() throws Exception {
        services.stubFor(post(PAGES).willReturn(leased(page(250_000), 1_500)));
        double cutBefore = cut();
        try (var slow = connected(1024)) {
            slow.getOutputStream().write(request());
            await().until(() ->
                    !services.findAll(postRequestedFor(urlEqualTo(PAGES))).isEmpty());
            services.stubFor(post(PAGES).willReturn(leased(page(250_000), LONG)));
            for (int i = 0; i < 5; i++) {
                assertThat(ask(PAGES).statusCode()).isEqualTo(200);
            }
            await().until(() -> cut() == cutBefore + 1);
            drain(slow.getInputStream());
        }
    }

    /** Reads to the end, which must be a reset: a clean end could be taken for a whole answer. */
    private static long drain(InputStream in) throws IOException {
        long total = 0;
        byte[] gulp = new byte[65536];
        try {
            for (int length = in.read(gulp); ; length = in.read(gulp)) {
                assertThat(length).as("a clean end").isPositive();
                total += length;
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
            return total;
        }
    }

    private static int readWhole(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head).startsWith("HTTP/1.1 200 ").doesNotContain("Connection: close");
        String length = head.substring(head.indexOf("Content-Length: ") + 16);
        return in.readNBytes(Integer.parseInt(length.substring(0, length.indexOf("\r")))).length;
    }

    private Socket connected(int receiveBuffer) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private byte[] request() {
        return ("POST " + PAGES + " HTTP/1.1\r\nHost: gateway.example\r\nContent-Type: application/json\r\n"
                        + "Authorization: DPoP " + partner.token() + "\r\nDPoP: "
                        + partner.proof("POST", PUBLIC + PAGES) + "\r\nContent-Length: " + QUESTION.length()
                        + "\r\n\r\n" + QUESTION)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return send(asPartner(partner, "POST", path)
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString(QUESTION)));
    }

    private double cut() {
        var counter = meters.find("accord.lease.handover").tag("outcome", "cut").counter();
        return counter == null ? 0 : counter.count();
    }

    private static ResponseDefinitionBuilder leased(String body, int millis) {
        return okJson(body)
                .withHeader("Accord-Lease", Integer.toString(millis))
                .withHeader("Cache-Control", "no-store");
    }

    private static String page(int size) {
        return "{\"x\":\"" + "y".repeat(size - 8) + "\"}";
    }
}
