package dev.accord.kit.outbox;

import dev.accord.kit.instance.Neighbours;
import dev.accord.kit.outbox.Outbox.Waiting;
import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.kit.signal.Traces;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Carries events to their receivers until they have them, or parks them. Safe to run in several instances. */
class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration HOLD = Duration.ofSeconds(10);
    private static final int MOST_IN_ONE_RUN = 200;

    private final Outbox outbox;
    private final OutboxSettings settings;
    private final EventsClient client;
    private final Neighbours neighbours;
    private final Traces traces;

    OutboxRelay(Outbox outbox, OutboxSettings settings, EventsClient client, Neighbours neighbours, Traces traces) {
        this.outbox = outbox;
        this.settings = settings;
        this.client = client;
        this.neighbours = neighbours;
        this.traces = traces;
    }

    @Scheduled(fixedDelayString = "${accord.outbox.pace:100ms}")
    void run() {
        for (int sent = 0; sent < MOST_IN_ONE_RUN; sent++) {
            var next = outbox.claim(HOLD);
            if (next.isEmpty()) {
                return;
            }
            var waiting = next.get();
            traces.continuing(waiting.trace(), "event " + waiting.event().type(), () -> deliver(waiting));
        }
    }

    private void deliver(Waiting waiting) {
        if (neighbours.named(waiting.target()).isEmpty()) {
            park(waiting, "unknown-target");
            return;
        }
        switch (Outward.ask(
                () -> client.deliver(Neighbours.address(waiting.target()), waiting.target(), waiting.event()))) {
            case Answer.Given<EventsClient.Received> given -> outbox.delivered(waiting);
            case Answer.Refused<EventsClient.Received> refused -> {
                if (refused.isFinal()) {
                    park(waiting, "refused-" + refused.status());
                } else {
                    later(waiting, "refused-" + refused.status());
                }
            }
            case Answer.Unavailable<EventsClient.Received> unavailable -> later(waiting, unavailable.why());
        }
    }

    private void later(Waiting waiting, String why) {
        if (waiting.attempts() >= settings.attempts()) {
            park(waiting, why);
            return;
        }
        long doubled = settings.firstRetry().toMillis() << Math.min(waiting.attempts() - 1, 20);
        long wait = Math.min(doubled, settings.longestRetry().toMillis());
        outbox.tryAgain(waiting, Duration.ofMillis(ThreadLocalRandom.current().nextLong(wait / 2, wait + 1)), why);
    }

    private void park(Waiting waiting, String why) {
        outbox.park(waiting, why);
        log.warn(
                "Parked event {} of type {} for {}: {}",
                waiting.event().id(),
                waiting.event().type(),
                waiting.target(),
                why);
    }
}
