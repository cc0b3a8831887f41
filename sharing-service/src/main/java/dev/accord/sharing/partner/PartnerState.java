package dev.accord.sharing.partner;

import dev.accord.kit.store.Tag;
import java.time.Instant;

/** Where a partner stands. Only an {@link Active} one receives anything. */
public sealed interface PartnerState {

    /** Known to us, not yet to the identity provider. */
    @Tag("registering")
    record Registering() implements PartnerState {}

    /** Has its client and may ask. */
    @Tag("active")
    record Active() implements PartnerState {}

    /** Stopped for now, under every agreement. */
    @Tag("suspended")
    record Suspended(String reason, Instant since) implements PartnerState {}

    /** The name that callers know this state by. */
    default String label() {
        return switch (this) {
            case Registering registering -> "registering";
            case Active active -> "active";
            case Suspended suspended -> "suspended";
        };
    }
}
