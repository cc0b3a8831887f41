package dev.accord.local.hostile;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that can be had again: the same seed throws the same. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True so many times out of a hundred. */
    boolean lands(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From the first to the second, both included. */
    int between(int least, int most) {
        return most <= least ? least : random.nextInt(least, most + 1);
    }

    long any() {
        return random.nextLong();
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
