package dev.accord.consent.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.VersionLabel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which version binds one person at one moment, since when and why, and what newer versions wait for (P4).
 *
 * @param nextChange when a newer version will begin to bind with no further event; absent when none will
 */
public record Binding(
        PolicyVersion version,
        Instant since,
        Because because,
        List<Pending> pending,
        @Nullable Instant nextChange) {

    /** A newer version, and what it waits for before it binds this person. */
    public record Pending(VersionLabel version, WaitsFor waitsFor) {}

    public enum Because {
        ACCEPTED,
        NOTICE_DELIVERED,
        MINOR_CHANGE;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public enum WaitsFor {
        CONSENT,
        NOTICE,
        EFFECTIVE_DATE,
        OFFICER;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Binding {
        pending = List.copyOf(pending);
    }

    public VersionLabel label() {
        return version.label();
    }
}
