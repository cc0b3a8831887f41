package dev.accord.local.trial;

import java.util.List;
import java.util.Set;

/**
 * The broken twin of a trial.
 *
 * @param taken what is taken out, in words
 * @param breaks the figures of which at least one must then miss its goal
 * @param follows figures that may miss theirs as a consequence; all others still meet them, so that it is caught for that
 *     reason and no other
 */
public record Twin(String taken, Set<String> breaks, Set<String> follows) {

    /** A twin without consequences for other figures. */
    public Twin(String taken, Set<String> breaks) {
        this(taken, breaks, Set.of());
    }

    /** Whether these figures show that the twin was noticed. */
    public boolean isCaughtBy(List<Figure> figures) {
        return figures.stream().anyMatch(figure -> !figure.met() && breaks.contains(figure.what()))
                && figures.stream()
                        .allMatch(figure ->
                                figure.met() || breaks.contains(figure.what()) || follows.contains(figure.what()));
    }
}
