package dev.accord.sharing.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getAllServeEvents;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.standardwebhooks.Webhook;
import dev.accord.sharing.outside.AddressRules;
import dev.accord.sharing.outside.GuardedResolver;
import dev.accord.sharing.partner.PartnerId;
import dev.accord.sharing.partner.WebhookSecret;
import dev.accord.sharing.webhook.WebhookSender.Outcome;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The partner's webhook as an outbound dependency: down, slow, failing, malformed, reset; and hostile. */
@WireMockTest
class WebhookSenderTest {

    private static final String SECRET = WebhookSecret.fresh();
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final AtomicInteger lookups = new AtomicInteger();
    private final Deque<InetAddress> answers = new ArrayDeque<>();
    // A busy machine may need long for what is answered; what is not answered at all is waited for less long.
    private final WebhookSender sender = sender(Duration.ofSeconds(30));
    private final WebhookSender impatient = sender(Duration.ofSeconds(2));

    WebhookSenderTest() {
        answers.add(LOOPBACK);
    }

    @AfterEach
    void close() throws Exception {
        sender.destroy();
        impatient.destroy();
    }

    @Test
    void signsSoThatTheStandardLibraryVerifies(WireMockRuntimeInfo partner) throws Exception {
        answers(aResponse().withStatus(204));

        assertThat(send(partner)).isEqualTo(new Outcome.Delivered());

        var request = getAllServeEvents().getFirst().getRequest();
        new Webhook(SECRET)
                .verify(
                        request.getBodyAsString(),
                        Map.of(
                                "webhook-id", List.of(request.getHeader("webhook-id")),
                                "webhook-timestamp", List.of(request.getHeader("webhook-timestamp")),
                                "webhook-signature", List.of(request.getHeader("webhook-signature"))));
        assertThat(request.getHeader("webhook-id")).isEqualTo("msg_1");
    }

    @Test
    void looksTheHostUpOnceAndConnectsToThatAddress(WireMockRuntimeInfo partner) {
        answers(aResponse().withStatus(204));
        answers.add(InetAddress.ofLiteral("10.0.0.1"));

        assertThat(send(partner)).isEqualTo(new Outcome.Delivered());
        assertThat(lookups).hasValue(1);
    }

    @Test
    void neverConnectsWhereTheNameLeadsInside(WireMockRuntimeInfo partner) {
        answers(aResponse().withStatus(204));
        answers.clear();
        answers.add(InetAddress.ofLiteral("169.254.169.254"));

        assertThat(send(partner)).isEqualTo(new Outcome.Failed("address-not-allowed"));
        assertThat(getAllServeEvents()).isEmpty();
    }

    @Test
    void literalAddressesAreCheckedToo() {
        answers.clear();
        answers.add(InetAddress.ofLiteral("10.0.0.1"));

        assertThat(sender.send("http://10.0.0.1/hook", SECRET, message()))
                .isEqualTo(new Outcome.Failed("address-not-allowed"));
        assertThat(lookups).hasValue(1);
    }

    @Test
    void followsNoRedirect(WireMockRuntimeInfo partner) {
        answers(aResponse().withStatus(302).withHeader("Location", "/elsewhere"));

        assertThat(send(partner)).isEqualTo(new Outcome.Failed("status-302"));
        com.github.tomakehurst.wiremock.client.WireMock.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void triesAgainAfterAFailure(WireMockRuntimeInfo partner) {
        answers(aResponse().withStatus(503));
        assertThat(send(partner)).isEqualTo(new Outcome.Failed("status-503"));
    }

    @Test
    void givesUpWhenThePartnerIsGone(WireMockRuntimeInfo partner) {
        answers(aResponse().withStatus(410));
        assertThat(send(partner)).isEqualTo(new Outcome.Hopeless("status-410"));
    }

    @Test
    void waitsNoLongerThanItsTime(WireMockRuntimeInfo partner) {
        answers(aResponse().withStatus(204).withFixedDelay(20_000));
        var start = Instant.now();

        assertThat(send(impatient, partner)).isInstanceOf(Outcome.Failed.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void readsNoBodyHoweverSlow(WireMockRuntimeInfo partner) {
        answers(aResponse().withStatus(200).withBody("x".repeat(100_000)).withChunkedDribbleDelay(100, 30_000));
        var start = Instant.now();

        send(impatient, partner);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void survivesResetsAndGarbage(WireMockRuntimeInfo partner) {
        for (var fault : List.of(Fault.CONNECTION_RESET_BY_PEER, Fault.EMPTY_RESPONSE, Fault.RANDOM_DATA_THEN_CLOSE)) {
            answers(aResponse().withFault(fault));
            assertThat(send(partner)).isEqualTo(new Outcome.Failed("unreachable"));
        }
    }

    @Test
    void survivesAPartnerThatIsDown() {
        assertThat(sender.send("http://partner.example:1/hook", SECRET, message()))
                .isEqualTo(new Outcome.Failed("unreachable"));
    }

    private WebhookSender sender(Duration timeOut) {
        return new WebhookSender(
                new WebhookSettings(timeOut, Duration.ofSeconds(1), Duration.ofHours(1), 3, 8),
                new GuardedResolver(new AddressRules(true), host -> {
                    lookups.incrementAndGet();
                    return new InetAddress[] {answers.size() > 1 ? answers.removeFirst() : answers.getFirst()};
                }),
                Clock.systemUTC());
    }

    private Outcome send(WireMockRuntimeInfo partner) {
        return send(sender, partner);
    }

    private static Outcome send(WebhookSender sender, WireMockRuntimeInfo partner) {
        return sender.send("http://partner.example:" + partner.getHttpPort() + "/hook", SECRET, message());
    }

    private static void answers(ResponseDefinitionBuilder response) {
        com.github.tomakehurst.wiremock.client.WireMock.stubFor(post("/hook").willReturn(response));
    }

    private static WebhookMessage message() {
        return new WebhookMessage(
                "msg_1",
                new PartnerId("p"),
                "agreement.suspended",
                "{\"type\":\"agreement.suspended\"}",
                "queued",
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                null,
                null);
    }
}
