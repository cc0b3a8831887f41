package dev.accord.local.trial.replicas;

import dev.accord.local.platform.Settings;
import java.util.Map;

/** A platform with two of every service, with and without the good end of an instance. */
final class Pair {
    // So generous that what fails fails for want of an instance, and not because the machine is busy.
    private static final Map<String, String> GENEROUS = Map.of(
            "ACCORD_LEASE",
            "3s",
            "ACCORD_OUTWARD_TIMEOUT",
            "5s",
            "ACCORD_PATIENCE_ANSWER",
            "15s",
            "ACCORD_PATIENCE_PAGE",
            "15s");
    private static final Map<String, String> HEADLONG =
            Map.of("ACCORD_LEAVING_NOTICE", "0s", "SERVER_SHUTDOWN", "immediate");

    private Pair() {}

    static Settings whole(Settings settings) {
        return with(settings.withReplicas(2), GENEROUS);
    }

    /** An instance that is told to end does so at once: without notice, and without finishing what it has. */
    static Settings headlong(Settings settings) {
        return with(whole(settings), HEADLONG);
    }

    private static Settings with(Settings settings, Map<String, String> added) {
        Settings changed = settings;
        for (String service : settings.services().keySet()) {
            changed = changed.withEnvironment(service, added);
        }
        return changed;
    }
}
