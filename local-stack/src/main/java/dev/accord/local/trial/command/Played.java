package dev.accord.local.trial.command;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A trial that was played to its end.
 *
 * @param load the machine's load before and after
 */
record Played(Trial trial, boolean broken, Report report, List<Double> load, Duration took) {

    /** Whether it came out as it must: every goal met, or the broken twin noticed for its reason. */
    boolean asItMust() {
        return broken
                ? trial.twin().isCaughtBy(report.figures())
                : report.figures().stream().allMatch(Figure::met);
    }

    /** What the broken twin showed, in words. */
    String shown() {
        String missed = report.figures().stream()
                .filter(figure -> !figure.met())
                .map(figure -> figure.what() + " " + Numbers.told(figure.ours()))
                .collect(Collectors.joining(", "));
        return (asItMust() ? "caught: " : "NOT CAUGHT: ") + (missed.isEmpty() ? "every goal was met" : missed);
    }
}
