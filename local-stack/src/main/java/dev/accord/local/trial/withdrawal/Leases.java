package dev.accord.local.trial.withdrawal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long permissions last on the platform that is raced on.
 *
 * @param length L
 * @param drain D
 * @param margin what a hop gives away for pauses
 */
record Leases(Duration length, Duration drain, Duration margin) {
    /** What services are given when nobody says. */
    static final Leases USUAL = new Leases(Duration.ofMillis(250), Duration.ofMillis(100), Duration.ofMillis(50));
    /**
     * Four times that: where many processes share two cores, most pages use up a usual lease by themselves, and then
     * nothing could be lost however broken the platform is.
     */
    static final Leases LONG = new Leases(Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofMillis(200));

    private static final double HUNDRED = 100;
    /** At 50 kB/s and with the usual lease: what a slow line holds back lasts for the same share of any lease. */
    private static final int SLOW_BYTES_IN_L = 12_500;

    /** So many hundredths of L. */
    Duration hundredths(int count) {
        return Duration.ofNanos(Math.round(length.toNanos() * count / HUNDRED));
    }

    int slowBytesPerSecond() {
        return Math.toIntExact(SLOW_BYTES_IN_L * 1_000L / length.toMillis());
    }

    /** The same environment with these terms in it, which all services must be given. */
    Map<String, String> in(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("ACCORD_LEASE", length.toMillis() + "ms");
        all.put("ACCORD_DRAIN", drain.toMillis() + "ms");
        all.put("ACCORD_PAUSE_MARGIN", margin.toMillis() + "ms");
        return all;
    }
}
