package dev.accord.local.trial;

import java.util.List;
import java.util.function.Consumer;

/**
 * How a trial is to be played.
 *
 * @param broken whether its broken twin is to be played instead
 * @param only words of which one is in the name of whatever is played; none when all of it is
 * @param progress told what happens meanwhile, a line at a time
 */
public record Terms(int rounds, boolean broken, List<String> only, Consumer<String> progress) {
    public Terms {
        if (rounds < 1) {
            throw new IllegalArgumentException("a trial has one round at least");
        }
    }

    /** All of the trial. */
    public Terms(int rounds, boolean broken, Consumer<String> progress) {
        this(rounds, broken, List.of(), progress);
    }

    /** Whether what has this name is to be played. */
    public boolean includes(String name) {
        return only.isEmpty() || only.stream().anyMatch(name::contains);
    }

    public void tell(String line) {
        progress.accept(line);
    }
}
