package dev.accord.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** How the events that must leave are doing. The store is asked only when the figures are about to be sent. */
final class OutboxMeters implements MeterBinder {

    private final Outbox outbox;

    OutboxMeters(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("accord.outbox.waiting", outbox, Outbox::waiting)
                .description("Events that have not reached their receiver, parked ones left out")
                .baseUnit("events")
                .register(meters);
        Gauge.builder("accord.outbox.parked", outbox, Outbox::parked)
                .description("Events that were given up and wait for an operator")
                .baseUnit("events")
                .register(meters);
        TimeGauge.builder(
                        "accord.outbox.oldest",
                        outbox,
                        TimeUnit.MILLISECONDS,
                        one -> one.oldestWaits().toMillis())
                .description("How long the oldest event has waited that is not parked")
                .register(meters);
    }
}
