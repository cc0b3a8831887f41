package dev.accord.local.trial;

import java.util.List;
import java.util.Map;

/**
 * What a trial found.
 *
 * @param rounds how many were played
 * @param figures what is promised, the most telling first; never empty
 * @param notes whatever else is worth knowing about what happened, by its name, in the order in which it is told
 */
public record Report(int rounds, List<Figure> figures, Map<String, String> notes) {
    public Report {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a trial without a figure shows nothing");
        }
    }
}
