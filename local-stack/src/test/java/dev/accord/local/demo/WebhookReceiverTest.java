package dev.accord.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private static final byte[] KEY = "twenty-four bytes of key".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final String BODY = "{\"type\":\"consent.withdrawn\",\"data\":{}}";
    private static final Patience SHORT = new Patience(Duration.ofSeconds(2));

    private final Outside outside = new Outside(URI.create("http://127.0.0.1"), SHORT);

    @Test
    void refusesTheFirstTryAndTakesTheSecond() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.open()) {
            assertThat(send(receiver, now(), sign(now(), BODY))).isEqualTo(500);
            assertThat(send(receiver, now(), sign(now(), BODY))).isEqualTo(204);

            assertThat(receiver.awaitMessage(receiver.stumbledOver(), SHORT)).isTrue();
        }
    }

    @Test
    void listensOnLoopbackUnlessReachedByAnotherName() throws Exception {
        try (WebhookReceiver near = WebhookReceiver.open();
                WebhookReceiver far = WebhookReceiver.open("localhost")) {
            assertThat(near.address().getHost()).isEqualTo("127.0.0.1");
            assertThat(near.listensOnLoopbackOnly()).isTrue();
            assertThat(far.address().getHost()).isEqualTo("localhost");
            assertThat(far.listensOnLoopbackOnly()).isFalse();
            assertThat(send(far, now(), sign(now(), BODY))).isEqualTo(500);
        }
    }

    @Test
    void trustsOnlyARecentSignatureOverTheVeryMessage() throws Exception {
        WebhookSignature signature = new WebhookSignature(SECRET);
        String old = Long.toString(Instant.now().minus(Duration.ofHours(1)).getEpochSecond());

        assertThat(signature.fits(delivery(now(), sign(now(), BODY), BODY))).isTrue();
        assertThat(signature.fits(delivery(now(), sign(now(), BODY), BODY + " ")))
                .isFalse();
        assertThat(signature.fits(delivery(old, sign(old, BODY), BODY))).isFalse();
        assertThat(signature.fits(delivery(now(), "v1,AAAA", BODY))).isFalse();
        assertThat(signature.fits(delivery(now(), "v1,AAAA " + sign(now(), BODY), BODY)))
                .isTrue();
    }

    private int send(WebhookReceiver receiver, String timestamp, String signature) throws IOException {
        return outside.send(HttpRequest.newBuilder(receiver.address())
                        .header("webhook-id", "msg_1")
                        .header("webhook-timestamp", timestamp)
                        .header("webhook-signature", signature)
                        .POST(BodyPublishers.ofString(BODY))
                        .build())
                .statusCode();
    }

    private static WebhookReceiver.Delivery delivery(String timestamp, String signature, String body) {
        return new WebhookReceiver.Delivery("msg_1", timestamp, signature, body);
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    private static String sign(String timestamp, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] signed = ("msg_1." + timestamp + "." + body).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    }
}
