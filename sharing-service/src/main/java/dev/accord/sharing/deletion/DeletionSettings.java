package dev.accord.sharing.deletion;

import dev.accord.kit.lease.LeaseTerms;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partners are told to delete.
 *
 * @param deadline how long they have
 * @param delay how long after an event the disclosure records are looked through
 */
@ConfigurationProperties("accord.sharing.deletion")
public record DeletionSettings(
        @DefaultValue("7d") Duration deadline,
        @DefaultValue("1s") Duration delay) {

    /**
     * The time that passes between an event and the look through the records, and the longest that values may be on
     * their way out: what was read before the event is on record by then, or is never handed over. Never shorter than
     * L + D, whatever is set.
     */
    public Duration delay(LeaseTerms terms) {
        return delay.compareTo(terms.settling()) < 0 ? terms.settling() : delay;
    }
}
