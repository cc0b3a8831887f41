package dev.accord.notification.mail;

import com.mongodb.MongoException;
import dev.accord.kit.time.IdSource;
import dev.accord.kit.time.MonotonicClock;
import dev.accord.notification.campaign.Campaigns;
import dev.accord.notification.delivery.AttemptLimits;
import dev.accord.notification.delivery.ClaimId;
import dev.accord.notification.delivery.Deliveries;
import dev.accord.notification.delivery.Delivery;
import dev.accord.notification.delivery.DueMail;
import dev.accord.notification.delivery.MailOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Takes batches of e-mail on, and puts on record what came of each message. */
@Component
class Claiming {

    private static final int MOST_TRIES_TO_RECORD = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    private final DueMail due;
    private final Deliveries deliveries;
    private final Campaigns campaigns;
    private final MailSettings settings;
    private final AttemptLimits limits;
    private final RandomGenerator chance;
    private final IdSource ids;
    private final Clock clock;
    private final MonotonicClock stopwatch;
    private final MeterRegistry meters;

    Claiming(
            DueMail due,
            Deliveries deliveries,
            Campaigns campaigns,
            MailSettings settings,
            AttemptLimits limits,
            RandomGenerator chance,
            IdSource ids,
            Clock clock,
            MonotonicClock stopwatch,
            MeterRegistry meters) {
        this.due = due;
        this.deliveries = deliveries;
        this.campaigns = campaigns;
        this.settings = settings;
        this.limits = limits;
        this.chance = chance;
        this.ids = ids;
        this.clock = clock;
        this.stopwatch = stopwatch;
        this.meters = meters;
    }

    /**
     * Messages one worker holds.
     *
     * @param sinceNanos when it was asked for, on this process's own clock: the claim is never believed to last longer
     */
    record Batch(ClaimId claim, long sinceNanos, List<Delivery> deliveries) {}

    Batch next() {
        long sinceNanos = stopwatch.nanos();
        var claim = new ClaimId(ids.next().toString());
        Instant now = clock.instant();
        return new Batch(
                claim,
                sinceNanos,
                due.claim(claim, campaigns.paused(), settings.batch(), now, now.plus(settings.claim())));
    }

    /** Whether a message begun now ends within the claim, however slow the mail server is. */
    boolean roomForOneMore(Batch batch) {
        long left = settings.claim().toNanos() - (stopwatch.nanos() - batch.sinceNanos());
        return left > settings.longestMessage().toNanos();
    }

    /** Whether its workers died so often that it is not tried again. */
    boolean lapsedTooOften(Delivery delivery) {
        return delivery.mail().attempts() > limits.most();
    }

    /** Tried a few times when the store fails, for a message that is sent and not on record will be sent again. */
    void settle(Batch batch, Delivery delivery, MailOutcome outcome) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Instant now = clock.instant();
                deliveries.change(
                        delivery.id(), current -> current.settled(batch.claim(), outcome, now, limits, chance));
                count(outcome);
                return;
            } catch (MongoException fault) {
                if (attempt == MOST_TRIES_TO_RECORD) {
                    throw fault;
                }
                stopwatch.await(BETWEEN_TRIES);
            }
        }
    }

    private void count(MailOutcome outcome) {
        Counter.builder("accord.mails")
                .description("What came of e-mails that were taken on")
                .baseUnit("mails")
                .tag(
                        "outcome",
                        switch (outcome) {
                            case MailOutcome.Taken _ -> "sent";
                            case MailOutcome.Failed _ -> "failed";
                            case MailOutcome.NotTried _ -> "given-back";
                        })
                .register(meters)
                .increment();
    }
}
