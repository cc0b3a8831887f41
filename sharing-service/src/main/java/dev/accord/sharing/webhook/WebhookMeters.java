package dev.accord.sharing.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How messages to partners are doing, all partners together. Asked of the store only when figures are sent. */
@Component
class WebhookMeters implements MeterBinder {

    private final Webhooks webhooks;

    WebhookMeters(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("accord.webhooks.waiting", webhooks, Webhooks::waiting)
                .description("Messages that have not reached their partner, parked ones left out")
                .baseUnit("messages")
                .register(meters);
        Gauge.builder("accord.webhooks.parked", webhooks, Webhooks::parked)
                .description("Messages that were given up and wait for an officer")
                .baseUnit("messages")
                .register(meters);
        TimeGauge.builder(
                        "accord.webhooks.oldest",
                        webhooks,
                        TimeUnit.MILLISECONDS,
                        all -> all.oldestWaits().toMillis())
                .description("How long the oldest message has waited that is not parked")
                .register(meters);
    }
}
