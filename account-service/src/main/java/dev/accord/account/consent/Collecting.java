package dev.accord.account.consent;

import dev.accord.account.catalogue.PurposeKey;
import dev.accord.kit.lease.Lease;
import java.util.Map;

/** Consent-service's answer to what may be collected, or that there was none; without one nothing is collected. */
public sealed interface Collecting {

    /**
     * @param permissions one for each purpose asked about
     * @param lease until when the permissions may be acted on
     */
    record Decided(Map<PurposeKey, Permission> permissions, Lease lease) implements Collecting {
        public Decided {
            permissions = Map.copyOf(permissions);
        }
    }

    /** @param why a reason code without content */
    record Undecided(String why) implements Collecting {}
}
