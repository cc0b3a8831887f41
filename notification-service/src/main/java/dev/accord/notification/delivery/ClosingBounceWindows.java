package dev.accord.notification.delivery;

import dev.accord.notification.duty.Duty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts on record that a mail was accepted and has not come back in time (P3). */
@Component
class ClosingBounceWindows implements Duty {

    private static final int MOST_AT_ONCE = 200;

    private final DeliveryLists lists;
    private final Deliveries deliveries;
    private final BounceSettings settings;
    private final Clock clock;

    ClosingBounceWindows(DeliveryLists lists, Deliveries deliveries, BounceSettings settings, Clock clock) {
        this.lists = lists;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean doOne() {
        Instant now = clock.instant();
        List<DeliveryId> over = lists.acceptedUpTo(now.minus(settings.bounceWindow()), MOST_AT_ONCE);
        over.forEach(id -> deliveries.change(id, delivery -> delivery.windowOver(settings.bounceWindow(), now)));
        return over.size() == MOST_AT_ONCE;
    }

    @Override
    public Duration pace() {
        return settings.bouncePace();
    }
}
