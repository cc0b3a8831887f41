package dev.accord.notification.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long to wait between attempts and when to stop: the wait doubles from {@code first} up to {@code longest}, and
 * half of it is chance, so that what failed together is not tried together again.
 *
 * @param most attempts in all, after which the delivery is a dead letter
 * @param mostRefusedForGood attempts after which a refusal for good is believed. More than one, since a mail server
 *     that is set up wrongly refuses everybody for good, and that must not bind everybody to new terms.
 */
@ConfigurationProperties("accord.notification.attempts")
public record AttemptLimits(
        @DefaultValue("30s") Duration first,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("8") int most,
        @DefaultValue("3") int mostRefusedForGood) {

    private static final int MOST_DOUBLINGS = 20;
    private static final Duration LONGEST_AFTER_OUTAGE = Duration.ofSeconds(3);

    public AttemptLimits {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("the first wait is positive and no longer than the longest");
        }
        if (most < 1 || mostRefusedForGood < 1 || mostRefusedForGood > most) {
            throw new IllegalArgumentException("at least one attempt, and no more for refusals for good than in all");
        }
    }

    /** How long to wait after this many attempts, between half the full wait and all of it. */
    public Duration after(int attempts, RandomGenerator chance) {
        int doublings = Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
        return halfByChance(shorter(first.multipliedBy(1L << doublings), longest), chance);
    }

    /** How long to wait when nobody was asked: short, for the worker rests longer and longer by itself meanwhile. */
    Duration afterOutage(RandomGenerator chance) {
        return halfByChance(shorter(first, LONGEST_AFTER_OUTAGE), chance);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration halfByChance(Duration full, RandomGenerator chance) {
        long millis = Math.max(1, full.toMillis());
        return Duration.ofMillis(millis - chance.nextLong(millis / 2 + 1));
    }

    /** Whether there is no use in trying again after this many attempts, the last of which met {@code setback}. */
    public boolean exhausted(int attempts, Setback setback) {
        return attempts >= (setback.reason() == Setback.Reason.REFUSED_FOR_GOOD ? mostRefusedForGood : most);
    }
}
