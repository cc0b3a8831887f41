package dev.accord.kit.lease;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long permissions last on this platform (invariant 2). All processes of a cell must be given the same terms.
 *
 * @param length L: how long an allow may be used, from the beginning of the read it rests on
 * @param drain D: how long an answer that was handed over in time may take to leave
 * @param margin what a hop gives away for pauses between looking at the clock and acting
 */
@ConfigurationProperties("accord.lease")
public record LeaseTerms(
        @DefaultValue("250ms") Duration length,
        @DefaultValue("100ms") Duration drain,
        @DefaultValue("50ms") Duration margin) {

    public LeaseTerms {
        if (length.isNegative() || length.isZero() || length.toSeconds() > 10) {
            throw new IllegalArgumentException("accord.lease.length must be above 0 and at most 10s, is " + length);
        }
        if (drain.isNegative() || margin.isNegative() || margin.compareTo(length) >= 0) {
            throw new IllegalArgumentException("accord.lease.margin must be shorter than accord.lease.length");
        }
    }

    /** L + D: the least time between a durable change from allow to deny and its acknowledgement. */
    public Duration settling() {
        return length.plus(drain);
    }
}
