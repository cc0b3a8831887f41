package dev.accord.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AttemptLimitsProperties {

    @Property
    void waitsBetweenHalfAndAllOfTheDoubledWaitAndNeverLongerThanTheLongest(
            @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int attempts,
            @ForAll @IntRange(min = 1, max = 100_000) int firstMillis,
            @ForAll @IntRange(min = 1, max = 1_000) int times,
            @ForAll long seed) {
        Duration first = Duration.ofMillis(firstMillis);
        Duration longest = first.multipliedBy(times);
        AttemptLimits limits = new AttemptLimits(first, longest, 8, 3);
        Duration wait = limits.after(attempts, new Random(seed));
        assertThat(wait).isPositive().isLessThanOrEqualTo(longest);
        assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMillis(firstMillis / 2));
    }

    @Property
    void whatIsExhaustedStaysExhaustedWithMoreAttempts(
            @ForAll @IntRange(min = 0, max = 100) int attempts, @ForAll Setback.Reason reason) {
        AttemptLimits limits = new AttemptLimits(Duration.ofSeconds(1), Duration.ofHours(1), 8, 3);
        if (limits.exhausted(attempts, Setback.of(reason))) {
            assertThat(limits.exhausted(attempts + 1, Setback.of(reason))).isTrue();
        }
    }
}
