package dev.accord.local.trial.command;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Trial;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells what trials came to: for people as a table, for machines as a line of JSON a trial. */
final class Telling {
    private static final String ROW = "%-12s %-46s %12s %12s  %-22s %7s  %s";

    private final PrintStream out;

    Telling(PrintStream out) {
        this.out = out;
    }

    void asTable(List<Played> played) {
        out.println(ROW.formatted("trial", "figure", "ours", "goal", "unit", "rounds", ""));
        for (Played one : played) {
            String name = one.trial().name() + (one.broken() ? " †" : "");
            for (Figure figure : one.report().figures()) {
                String rounds = Integer.toString(one.report().rounds());
                out.println(row(name, figure, rounds, !one.broken() && !figure.met() ? "MISSED" : ""));
            }
            one.report().notes().forEach((what, value) -> out.println("  %s: %s".formatted(what, value)));
            if (one.broken()) {
                out.println("  † broken twin, without " + one.trial().twin().taken() + ": " + one.shown());
            }
            out.println(String.format(
                    Locale.ROOT,
                    "  load of the machine %.2f before, %.2f after; took %d min %02d s",
                    one.load().getFirst(),
                    one.load().getLast(),
                    one.took().toMinutes(),
                    one.took().toSecondsPart()));
        }
    }

    private static String row(String name, Figure figure, String rounds, String remark) {
        return ROW.formatted(
                        name,
                        figure.what(),
                        Numbers.told(figure.ours()),
                        Numbers.told(figure.goal()),
                        figure.unit(),
                        rounds,
                        remark)
                .stripTrailing();
    }

    /** Ours, goal and unit are those of the first figure; all of them follow. */
    void asJson(Played played) {
        Figure first = played.report().figures().getFirst();
        ObjectNode told = JsonMapper.shared().createObjectNode();
        told.put("name", played.trial().name()).put("broken", played.broken());
        put(told, first).put("rounds", played.report().rounds());
        for (Figure figure : played.report().figures()) {
            put(told.withArray("figures").addObject().put("what", figure.what()), figure);
        }
        played.report().notes().forEach(told.putObject("notes")::put);
        if (played.broken()) {
            told.put("taken", played.trial().twin().taken()).put("shown", played.shown());
        }
        told.put("ok", played.asItMust()).put("seconds", played.took().toSeconds());
        played.load().forEach(told.putArray("load")::add);
        out.println(told);
    }

    private static ObjectNode put(ObjectNode told, Figure figure) {
        return told.put("ours", figure.ours())
                .put("goal", figure.goal().value())
                .put("unit", figure.unit())
                .put("met", figure.met());
    }

    void usage(List<Trial> trials) {
        out.println("""
                accord trial NAME|all [--rounds N|NAME=N,…] [--only TEXT,…] [--broken] [--json]
                  Plays a safety trial on a fresh platform of its own. The exit status is 0 when every figure meets its goal.
                  --rounds  how many
                  --only    plays only pieces with one of these texts in their names, such as an edge of faults
                  --broken  plays the broken twin, the same trial with one safety taken out; 0 then means that it was
                            noticed, for that reason. With all, the safe form is played before the twin.""");
        for (Trial trial : trials) {
            out.println(
                    "  %-12s %s (%d %s)".formatted(trial.name(), trial.promise(), trial.usualRounds(), trial.round()));
            out.println("  %-12s   its twin is without %s"
                    .formatted("", trial.twin().taken()));
        }
    }
}
