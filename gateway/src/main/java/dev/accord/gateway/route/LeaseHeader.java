package dev.accord.gateway.route;

import java.time.Duration;
import java.util.List;

/** What an answer says about how long it may be relied on. */
sealed interface LeaseHeader {

    /** Header in which a service tells the gateway, in milliseconds; it never goes further. */
    String NAME = "Accord-Lease";

    record None() implements LeaseHeader {}

    record Of(Duration length) implements LeaseHeader {}

    /** Not one number between 0 and the L of this platform: such an answer is not passed on. */
    record Unreadable() implements LeaseHeader {}

    static LeaseHeader of(List<String> values, Duration longest) {
        if (values.isEmpty()) {
            return new None();
        }
        try {
            long millis = Long.parseLong(values.getFirst());
            return values.size() == 1 && millis >= 0 && millis <= longest.toMillis()
                    ? new Of(Duration.ofMillis(millis))
                    : new Unreadable();
        } catch (NumberFormatException malformed) {
            return new Unreadable();
        }
    }
}
