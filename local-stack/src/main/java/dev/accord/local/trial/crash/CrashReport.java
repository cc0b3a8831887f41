package dev.accord.local.trial.crash;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import dev.accord.local.trial.actor.Tally;
import dev.accord.local.trial.actor.Tally.Breach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was counted, as figures. */
final class CrashReport {
    static final String LOST = "acknowledged writes lost";
    static final String UNDELIVERED = "events never delivered";
    static final String EFFECTS = "keys with more than one effect";
    static final String CAME_BACK = "withdrawn or deleted data that came back";
    private static final double RULE_OF_THREE = 3;

    private CrashReport() {}

    static Report of(Tally tally, List<String> parts, int kills) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("killed", kills + " times each: " + String.join(", ", parts));
        notes.put("acknowledged writes", Long.toString(tally.acknowledgedCount()));
        notes.put("keys whose effects were counted", Long.toString(tally.keyCount()));
        notes.put(
                "with 95 % confidence a kill loses something in at most",
                String.format(
                        Locale.ROOT,
                        "%.2f %% of cases over all parts, %.1f %% for each (rule of three, if nothing was lost)",
                        Math.min(100, 100 * RULE_OF_THREE / (kills * parts.size())),
                        Math.min(100, 100 * RULE_OF_THREE / kills)));
        notes.put("calls that came to nothing", tally.refusals().toString());
        notes.putAll(tally.breaches());
        return new Report(
                kills,
                List.of(
                        figure(LOST, tally, Breach.LOST, "writes"),
                        figure(UNDELIVERED, tally, Breach.UNDELIVERED, "events"),
                        figure(EFFECTS, tally, Breach.DOUBLED, "keys"),
                        figure(CAME_BACK, tally, Breach.CAME_BACK, "cases")),
                notes);
    }

    private static Figure figure(String what, Tally tally, Breach breach, String unit) {
        return Figure.exactly(what, tally.of(breach).size(), 0, unit);
    }
}
