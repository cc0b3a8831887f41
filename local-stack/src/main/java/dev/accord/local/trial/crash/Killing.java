package dev.accord.local.trial.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Kills parts in random order at random moments, one at a time: the next when the last serves again. */
final class Killing {
    private static final Duration LONGEST_LIFE = Duration.ofMillis(1500);

    private final Place place;
    private final Consumer<String> progress;

    Killing(Place place, Consumer<String> progress) {
        this.place = place;
        this.progress = progress;
    }

    /** @param kills how often each part is killed; the parts may repeat */
    void kill(List<String> parts, int kills) {
        List<String> victims = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            victims.addAll(parts);
        }
        Collections.shuffle(victims);
        int killed = 0;
        for (String victim : victims) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_LIFE.toNanos()));
            place.crash(victim);
            progress.accept(++killed + " of " + victims.size() + " kills: " + victim + " is back");
        }
    }
}
