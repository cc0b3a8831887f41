package dev.accord.gateway.lease;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refusals;
import dev.accord.kit.time.MonotonicClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands leased answers over, counts how that ended, and says so when nothing was written. */
@Component
public class PartnerAnswers {

    private static final Logger log = LoggerFactory.getLogger(PartnerAnswers.class);

    private final LeaseEnforcement enforcement;
    private final Refusals refusals;
    private final MeterRegistry meters;
    private final MonotonicClock time;
    private final Timer remaining;

    PartnerAnswers(LeaseEnforcement enforcement, Refusals refusals, MeterRegistry meters, MonotonicClock time) {
        this.enforcement = enforcement;
        this.refusals = refusals;
        this.meters = meters;
        this.time = time;
        this.remaining = Timer.builder("accord.lease.remaining")
                .description("What was left of a lease when its answer was about to be handed over")
                .register(meters);
    }

    /** Sends the answer, or the refusal {@code lease-expired}, or cuts the connection. Default deny: no connection that can be cut, no answer. */
    public void send(LeasedAnswer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        remaining.record(answer.lease().remaining(time.nanos()));
        var connection = TomcatConnection.current();
        HandOver outcome = connection == null ? HandOver.EXPIRED : enforcement.handOver(answer, response, connection);
        meters.counter("accord.lease.handover", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        switch (outcome) {
            case LEFT -> {}
            case EXPIRED -> refusals.write(Refusal.leaseExpired(), request, response);
            case CUT -> log.warn("A leased answer did not leave in time; the connection was reset");
            case ABANDONED -> log.info("A partner closed its connection during an answer");
        }
    }
}
