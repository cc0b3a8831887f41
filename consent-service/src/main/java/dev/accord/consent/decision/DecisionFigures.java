package dev.accord.consent.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How decisions come out, by reason: there are as many series as there are reasons. */
@Component
class DecisionFigures {

    private final Map<Reason, Counter> byReason = new EnumMap<>(Reason.class);

    DecisionFigures(MeterRegistry meters) {
        for (var reason : Reason.values()) {
            byReason.put(
                    reason,
                    Counter.builder("accord.decisions")
                            .description("Decisions given")
                            .baseUnit("decisions")
                            .tag("outcome", reason == Reason.PERMITTED ? "permitted" : "denied")
                            .tag("reason", reason.code())
                            .register(meters));
        }
    }

    void count(Decision decision) {
        var counter = byReason.get(decision.reason());
        if (counter != null) {
            counter.increment();
        }
    }
}
