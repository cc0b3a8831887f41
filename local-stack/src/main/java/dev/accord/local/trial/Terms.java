package dev.accord.local.trial;

import java.util.function.Consumer;

/**
 * How a trial is to be played.
 *
 * @param broken whether its broken twin is to be played instead
 * @param progress told what happens meanwhile, a line at a time
 */
public record Terms(int rounds, boolean broken, Consumer<String> progress) {
    public Terms {
        if (rounds < 1) {
            throw new IllegalArgumentException("a trial has one round at least");
        }
    }

    public void tell(String line) {
        progress.accept(line);
    }
}
