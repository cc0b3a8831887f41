package dev.accord.local.trial.withdrawal;

import dev.accord.local.trial.BrokenTwin;
import dev.accord.local.trial.BrokenTwin.Weakening;
import java.time.Duration;
import java.util.List;

/**
 * One safeguard taken out of one running service, and the scenario that must notice.
 *
 * @param parts those that are weakened; who does it makes them whole again by starting them anew
 */
record Weakened(String words, Scenario scenario, List<String> parts, BrokenTwin broken) {
    private static final String SETTLES = "dev.accord.kit.lease.LeaseTerms";

    static final Weakened NO_WAIT = new Weakened(
            "acknowledged without the wait",
            Scenario.GATEWAY_FROZEN_SHORTLY,
            List.of("consent-service"),
            broken(Weakening.EMPTY, SETTLES, "settling"));
    static final Weakened NO_WAIT_OF_A_RETRY = new Weakened(
            "the instance that takes the retries does not wait",
            Scenario.KILLED,
            List.of("consent-service-2"),
            broken(Weakening.EMPTY, SETTLES, "settling"));
    static final Weakened READ_FOR_A_BARRIER = new Weakened(
            "a read for the barrier instead of a majority write",
            Scenario.DEPOSED,
            List.of("consent-service-2"),
            broken(Weakening.READS_INSTEAD_OF_WRITING, "dev.accord.consent.decision.SharedBarrier", "write"));
    static final Weakened COUNTED_FROM_ARRIVAL = new Weakened(
            "the gateway counts the lease from the answer's arrival",
            Scenario.GATEWAY_FROZEN,
            List.of("gateway-2"),
            broken(Weakening.COUNTS_FROM_NOW, "dev.accord.kit.lease.Lease", "counted"));
    static final Weakened WINDOW_NOT_ASKED = new Weakened(
            "the gateway writes whether or not the partner has room",
            Scenario.FULL_LINE_GATEWAY_FROZEN,
            List.of("gateway-2"),
            broken(Weakening.EMPTY, "dev.accord.gateway.lease.LeaseEnforcement", "awaitRoom"));

    static final List<Weakened> ALL =
            List.of(NO_WAIT, NO_WAIT_OF_A_RETRY, READ_FOR_A_BARRIER, COUNTED_FROM_ARRIVAL, WINDOW_NOT_ASKED);

    /** The same, where another scenario can be played only. */
    Weakened noticedBy(Scenario another) {
        return new Weakened(words, another, parts, broken);
    }

    private static BrokenTwin broken(Weakening weakening, String className, String method) {
        return new BrokenTwin(weakening, className, method, Duration.ofMinutes(30));
    }
}
