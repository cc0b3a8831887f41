package dev.accord.local.trial.faults;

import java.util.Optional;

/**
 * One edge of the platform.
 *
 * @param asks the part that asks
 * @param asked the part that is asked, and what for
 * @param startsAnew whether the asking part is started again with the fault on, because it would otherwise live on what
 *     it has fetched before
 */
record Edge(String asks, String asked, FaultProxy proxy, Probe probe, boolean startsAnew) {

    String name() {
        return asks + " → " + asked;
    }

    Optional<String> startedAnew() {
        return startsAnew ? Optional.of(asks) : Optional.empty();
    }
}
