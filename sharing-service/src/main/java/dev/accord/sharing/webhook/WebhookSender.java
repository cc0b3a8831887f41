package dev.accord.sharing.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.accord.sharing.outside.GuardedResolver;
import dev.accord.sharing.outside.GuardedResolver.AddressNotAllowed;
import dev.accord.sharing.outside.OutsideSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Signs (Standard Webhooks, symmetric) and sends one message. Follows no redirect, keeps no cookie, uses no proxy, reads
 * no body, and connects only to an address that was checked.
 */
@Component
class WebhookSender implements DisposableBean {

    private final CloseableHttpClient http;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final WebhookSettings settings;
    private final Clock clock;

    @Autowired
    WebhookSender(WebhookSettings settings, OutsideSettings outside, Clock clock) {
        this(settings, new GuardedResolver(outside.rules(), InetAddress::getAllByName), clock);
    }

    WebhookSender(WebhookSettings settings, GuardedResolver resolver, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var timeOut = Timeout.of(settings.timeOut());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(settings.mostAtOnce())
                        .setMaxConnPerRoute(4)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeOut)
                                .setSocketTimeout(timeOut)
                                .setTimeToLive(Timeout.ofSeconds(30))
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("accord-webhooks")
                .build();
    }

    /** What came of one try. */
    sealed interface Outcome {

        /** The partner took it. */
        record Delivered() implements Outcome {}

        /** Worth another try. */
        record Failed(String why) implements Outcome {}

        /** The partner wants no more of it (410, as Standard Webhooks says), or it can never be sent. */
        record Hopeless(String why) implements Outcome {}
    }

    Outcome send(String url, String secret, WebhookMessage message) {
        HttpPost post;
        try {
            post = signed(url, secret, message);
        } catch (EmptyWebhookSecretException | WebhookSigningException | IllegalArgumentException unusable) {
            return new Outcome.Hopeless("unusable-address-or-secret");
        }
        var sending = senders.submit(() -> status(post));
        try {
            return outcome(sending.get(settings.timeOut().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            post.cancel();
            sending.cancel(true);
            return new Outcome.Failed("too-late");
        } catch (ExecutionException failed) {
            return new Outcome.Failed(reason(failed.getCause()));
        } catch (InterruptedException interrupted) {
            post.cancel();
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
    }

    private HttpPost signed(String url, String secret, WebhookMessage message)
            throws EmptyWebhookSecretException, WebhookSigningException {
        long timestamp = clock.instant().getEpochSecond();
        var post = new HttpPost(url);
        post.setHeader("webhook-id", message.id());
        post.setHeader("webhook-timestamp", Long.toString(timestamp));
        post.setHeader("webhook-signature", new Webhook(secret).sign(message.id(), timestamp, message.payload()));
        post.setEntity(new StringEntity(message.payload(), ContentType.APPLICATION_JSON));
        return post;
    }

    /** Closes the connection instead of reading a body, of any length, that means nothing to us. */
    private int status(HttpPost post) throws IOException {
        try (var response = http.executeOpen(null, post, null)) {
            return response.getCode();
        }
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Outcome.Delivered();
        }
        return status == 410 ? new Outcome.Hopeless("status-410") : new Outcome.Failed("status-" + status);
    }

    private static String reason(@Nullable Throwable cause) {
        return cause instanceof AddressNotAllowed ? "address-not-allowed" : "unreachable";
    }

    @Override
    public void destroy() throws IOException {
        senders.shutdownNow();
        http.close();
    }
}
