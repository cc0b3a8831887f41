package dev.accord.sharing.deletion;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What partners owe us. Asked of the store only when figures are sent. */
@Component
class DeletionMeters implements MeterBinder {

    private final Deletions deletions;
    private final FollowUps followUps;

    DeletionMeters(Deletions deletions, FollowUps followUps) {
        this.deletions = deletions;
        this.followUps = followUps;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("accord.deletions.overdue", deletions, Deletions::overdue)
                .description("Orders to delete past their deadline without an attestation")
                .baseUnit("orders")
                .register(meters);
        Gauge.builder("accord.deletions.followups", followUps, FollowUps::waiting)
                .description("Withdrawals, corrections and deletions that partners have not been told of yet")
                .baseUnit("followups")
                .register(meters);
    }
}
