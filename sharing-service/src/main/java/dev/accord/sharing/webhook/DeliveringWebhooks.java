package dev.accord.sharing.webhook;

import dev.accord.kit.signal.Traces;
import dev.accord.sharing.partner.KeptSecrets;
import dev.accord.sharing.partner.Partners;
import dev.accord.sharing.partner.SecretUse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries messages to partners until they have them, or parks them. Safe to run in several instances. */
@Component
class DeliveringWebhooks implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DeliveringWebhooks.class);

    /** Longer than any delivery: a message is never under way twice while its instance lives. */
    private static final Duration HOLD = Duration.ofSeconds(60);

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(4);

    private final Webhooks webhooks;
    private final WebhookSender sender;
    private final Partners partners;
    private final KeptSecrets secrets;
    private final WebhookSettings settings;
    private final MeterRegistry meters;
    private final Traces traces;
    private final Semaphore places;
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();

    DeliveringWebhooks(
            Webhooks webhooks,
            WebhookSender sender,
            Partners partners,
            KeptSecrets secrets,
            WebhookSettings settings,
            MeterRegistry meters,
            Traces traces) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.partners = partners;
        this.secrets = secrets;
        this.settings = settings;
        this.meters = meters;
        this.traces = traces;
        this.places = new Semaphore(settings.mostAtOnce());
    }

    /** Starts deliveries while there are messages and places; a slow partner holds up nobody else. */
    @Scheduled(fixedDelayString = "${accord.sharing.webhook.pace:200ms}")
    void run() {
        while (places.tryAcquire()) {
            var message = webhooks.claim(HOLD);
            if (message.isEmpty()) {
                places.release();
                return;
            }
            deliveries.execute(() -> {
                try {
                    traces.continuing(
                            message.get().trace(), "webhook " + message.get().type(), () -> deliver(message.get()));
                } finally {
                    places.release();
                }
            });
        }
    }

    void deliver(WebhookMessage message) {
        var partner = partners.find(message.partner());
        var secret = partner.flatMap(one -> secrets.open(one.sealedWebhookSecret(), SecretUse.webhook(one.id())));
        if (secret.isEmpty()) {
            park(message, "no-partner-or-secret");
            return;
        }
        switch (sender.send(partner.orElseThrow().webhookUrl(), secret.get(), message)) {
            case WebhookSender.Outcome.Delivered delivered -> {
                webhooks.delivered(message);
                count("delivered");
            }
            case WebhookSender.Outcome.Hopeless hopeless -> park(message, hopeless.why());
            case WebhookSender.Outcome.Failed failed -> later(message, failed.why());
        }
    }

    private void later(WebhookMessage message, String why) {
        if (message.attempts() >= settings.attempts()) {
            park(message, why);
            return;
        }
        count("failed");
        long doubled = settings.firstRetry().toMillis() << Math.min(message.attempts() - 1, 20);
        long wait = Math.min(doubled, settings.longestRetry().toMillis());
        webhooks.tryAgain(message, Duration.ofMillis(ThreadLocalRandom.current().nextLong(wait / 2, wait + 1)), why);
    }

    private void park(WebhookMessage message, String why) {
        webhooks.park(message, why);
        count("parked");
        log.warn("Parked webhook {} of type {}: {}", message.id(), message.type(), why);
    }

    private void count(String outcome) {
        Counter.builder("accord.webhooks.tries")
                .description("Tries to hand a message to a partner")
                .baseUnit("tries")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    /** What is under way is brought to its end, for what was sent and is not on record would be sent again. */
    @Override
    public void destroy() throws InterruptedException {
        deliveries.shutdown();
        if (!deliveries.awaitTermination(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            deliveries.shutdownNow();
        }
    }
}
