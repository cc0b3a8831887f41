package dev.accord.local.trial.faults;

import dev.accord.local.trial.Figure;
import dev.accord.local.trial.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What came of the cells that were played, as figures. */
final class FaultReport {
    static final String OPENED = "answers that opened";

    private static final double MOST_RECOVERY_SECONDS = 10;
    private static final double MOST_RATIO = 1.2;
    // Waits that double from 200 ms on, and half of which may be chance, leave room for so many.
    private static final double MOST_TRIES = 8;
    private static final int MOST_SHOWN = 8;

    private FaultReport() {}

    /**
     * @param cells played, of so many in all
     */
    static Report of(List<Cell> cells, int all, int rounds) {
        ToDoubleFunction<Cell> ratio = cell -> cell.isCarried() ? 0 : cell.toUsual();
        ToDoubleFunction<Cell> tries = cell -> cell.isCarried() ? cell.toUsual() : 0;
        Map<String, String> notes = new LinkedHashMap<>();
        note(notes, "opened", cells, cell -> cell.opened() > 0);
        note(notes, "blamed whoever asked", cells, cell -> cell.blamed() > 0);
        note(notes, "waits beyond their bound", cells, cell -> cell.overdue() > 0);
        note(notes, "slow to recover", cells, cell -> seconds(cell) > MOST_RECOVERY_SECONDS);
        note(notes, "asked more than before", cells, cell -> ratio.applyAsDouble(cell) > MOST_RATIO);
        note(notes, "tried too often", cells, cell -> tries.applyAsDouble(cell) > MOST_TRIES);
        return new Report(
                rounds,
                List.of(
                        Figure.exactly(
                                OPENED, cells.stream().mapToInt(Cell::opened).sum(), 0, "answers"),
                        Figure.exactly(
                                "answers that blamed whoever asked",
                                cells.stream().mapToInt(Cell::blamed).sum(),
                                0,
                                "answers"),
                        Figure.exactly(
                                "waits beyond their bound",
                                cells.stream().mapToInt(Cell::overdue).sum(),
                                0,
                                "answers"),
                        Figure.atMost(
                                "slowest recovery",
                                cells.stream()
                                        .mapToDouble(FaultReport::seconds)
                                        .max()
                                        .orElse(0),
                                MOST_RECOVERY_SECONDS,
                                "s"),
                        Figure.atMost(
                                "most requests over an edge, to healthy",
                                cells.stream().mapToDouble(ratio).max().orElse(0),
                                MOST_RATIO,
                                "times"),
                        Figure.atMost(
                                "most tries of what waits, in " + Errand.WHILE.toSeconds() + " s",
                                cells.stream().mapToDouble(tries).max().orElse(0),
                                MOST_TRIES,
                                "tries"),
                        Figure.exactly("cells played", cells.size(), all, "cells")),
                notes);
    }

    private static double seconds(Cell cell) {
        return cell.recovery().toMillis() / 1000.0;
    }

    private static void note(Map<String, String> notes, String what, List<Cell> cells, Predicate<Cell> shown) {
        String found = cells.stream()
                .filter(shown)
                .limit(MOST_SHOWN)
                .map(cell -> cell.edge().name() + " " + cell.fault())
                .collect(Collectors.joining("; "));
        if (!found.isEmpty()) {
            notes.put(what, found);
        }
    }
}
