package dev.accord.notification.mail;

import dev.accord.notification.delivery.AttemptLimits;
import dev.accord.notification.delivery.Deliveries;
import dev.accord.notification.delivery.DeliveryId;
import dev.accord.notification.delivery.Step;
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

    RecordingBounce(
            Deliveries deliveries, AttemptLimits limits, RandomGenerator chance, Clock clock, MailSettings settings) {
        this.deliveries = deliveries;
        this.limits = limits;
        this.chance = chance;
        this.clock = clock;
        this.ours = Pattern.compile("<?([0-9a-f]{32})@" + Pattern.quote(settings.domain()) + ">?");
    }

    /** The delivery it belongs to, none when the Message-ID is not one of ours. */
    Optional<DeliveryId> delivery(String messageId) {
        Matcher matcher = ours.matcher(messageId.strip());
        return matcher.matches() ? Optional.of(new DeliveryId(matcher.group(1))) : Optional.empty();
    }

    Step record(DeliveryId id, int code) {
        Instant now = clock.instant();
        return deliveries.change(id, delivery -> delivery.bounced(code, now, limits, chance));
    }
}
