package dev.accord.notification.mail;

import dev.accord.notification.delivery.AttemptLimits;
import dev.accord.notification.delivery.Deliveries;
import dev.accord.notification.delivery.DeliveryId;
import dev.accord.notification.delivery.Step;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Puts a returned mail on record, found by the Message-ID that it was sent under. */
@Component
class RecordingBounce {

    private final Deliveries deliveries;
    private final AttemptLimits limits;
    private final RandomGenerator chance;
    private final Clock clock;
    private final Pattern ours;
    private final Counter bounced;

    RecordingBounce(
            Deliveries deliveries,
            AttemptLimits limits,
            RandomGenerator chance,
            Clock clock,
            MailSettings settings,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.limits = limits;
        this.chance = chance;
        this.clock = clock;
        this.bounced = Counter.builder("accord.mails")
                .description("What came of e-mails that were taken on")
                .baseUnit("mails")
                .tag("outcome", "bounced")
                .register(meters);
        this.ours = Pattern.compile("<?([0-9a-f]{32})@" + Pattern.quote(settings.domain()) + ">?");
    }

    /** The delivery it belongs to, none when the Message-ID is not one of ours. */
    Optional<DeliveryId> delivery(String messageId) {
        Matcher matcher = ours.matcher(messageId.strip());
        return matcher.matches() ? Optional.of(new DeliveryId(matcher.group(1))) : Optional.empty();
    }

    Step record(DeliveryId id, int code) {
        Instant now = clock.instant();
        Step step = deliveries.change(id, delivery -> delivery.bounced(code, now, limits, chance));
        if (step instanceof Step.Moved) {
            bounced.increment();
        }
        return step;
    }
}
