package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.BrokenTwin;
import dev.accord.local.trial.BrokenTwin.Weakening;
import java.time.Duration;
import java.util.List;

/** One safeguard taken out of one running service, and the scenario that must notice. */
enum Weakened {
    NO_WAIT(
            "acknowledged without the wait",
            Scenario.PAUSES,
            List.of("consent-service", "consent-service-2"),
            Weakening.EMPTY,
            "dev.accord.kit.lease.LeaseTerms",
            "settling"),
    NO_WAIT_OF_A_RETRY(
            "the instance that takes the retries does not wait",
            Scenario.KILLED,
            List.of("consent-service-2"),
            Weakening.EMPTY,
            "dev.accord.kit.lease.LeaseTerms",
            "settling"),
    READ_FOR_A_BARRIER(
            "a majority read for the barrier instead of a majority write",
            Scenario.DEPOSED,
            List.of("consent-service-2"),
            Weakening.READS_INSTEAD_OF_WRITING,
            "dev.accord.consent.decision.SharedBarrier",
            "write"),
    COUNTED_FROM_ARRIVAL(
            "the gateway counts the lease from the answer's arrival",
            Scenario.GATEWAY_FROZEN,
            List.of("gateway-2"),
            Weakening.COUNTS_FROM_NOW,
            "dev.accord.kit.lease.Lease",
            "counted"),
    WINDOW_NOT_ASKED(
            "the gateway writes whether or not the partner has room",
            Scenario.SLOW_PARTNER_GATEWAY_FROZEN,
            List.of("gateway-2"),
            Weakening.EMPTY,
            "dev.accord.gateway.lease.LeaseEnforcement",
            "awaitRoom");

    private final String words;
    private final Scenario scenario;
    private final List<String> parts;
    private final BrokenTwin broken;

    Weakened(
            String words, Scenario scenario, List<String> parts, Weakening weakening, String className, String method) {
        this.words = words;
        this.scenario = scenario;
        this.parts = parts;
        this.broken = new BrokenTwin(weakening, className, method, Duration.ofMinutes(30));
    }

    String words() {
        return words;
    }

    Scenario scenario() {
        return scenario;
    }

    /** The parts that are weakened; who does it makes them whole again by starting them anew. */
    List<String> parts() {
        return parts;
    }

    BrokenTwin broken() {
        return broken;
    }
}
