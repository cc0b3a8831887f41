package dev.accord.notification.mail;

import dev.accord.notification.delivery.DueMail;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** How much mail should have left by now. Asked of the store only when figures are sent. */
@Component
class MailMeters implements MeterBinder {

    private final DueMail due;
    private final Clock clock;

    MailMeters(DueMail due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("accord.mails.due", due, mail -> mail.count(clock.instant()))
                .description("E-mails whose time has come and that have not left, at most 100,000")
                .baseUnit("mails")
                .register(meters);
    }
}
