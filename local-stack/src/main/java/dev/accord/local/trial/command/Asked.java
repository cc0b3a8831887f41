package dev.accord.local.trial.command;

import dev.accord.local.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked of {@code accord trial}.
 *
 * @param rounds how many, by a trial's name
 * @param only words of which one is in the name of every piece that is played; none when all are
 * @param alsoSafe whether the safe form is played before the broken twin
 */
record Asked(
        List<Trial> trials,
        Map<String, Integer> rounds,
        List<String> only,
        boolean broken,
        boolean alsoSafe,
        boolean json) {
    private static final String ALL = "all";

    /** @throws IllegalArgumentException when it is not understood, saying why */
    static Asked read(List<String> words, List<Trial> known) {
        List<String> rest = new ArrayList<>(words);
        boolean broken = rest.remove("--broken");
        boolean json = rest.remove("--json");
        String rounds = taken(rest, "--rounds", "a number");
        List<String> only = words(taken(rest, "--only", "a part of a name"));
        if (rest.size() != 1) {
            throw new IllegalArgumentException("one trial is asked for at a time, or all");
        }
        boolean all = rest.getFirst().equals(ALL);
        List<Trial> chosen = known.stream()
                .filter(trial -> all || trial.name().equals(rest.getFirst()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("there is no trial " + rest.getFirst());
        }
        if (!only.isEmpty() && !chosen.stream().allMatch(Trial::hasPieces)) {
            throw new IllegalArgumentException("only a trial that has pieces can be played in part");
        }
        return new Asked(chosen, rounds(rounds, chosen), only, broken, all, json);
    }

    /** What follows this option, which is taken out of the words together with it; empty when it is not there. */
    private static String taken(List<String> words, String option, String what) {
        int at = words.indexOf(option);
        if (at < 0) {
            return "";
        }
        words.remove(at);
        if (at >= words.size()) {
            throw new IllegalArgumentException(option + " needs " + what);
        }
        return words.remove(at);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    int roundsOf(Trial trial) {
        return rounds.getOrDefault(trial.name(), trial.usualRounds());
    }

    /** One number for all, or NAME=N for some, separated by commas. */
    private static Map<String, Integer> rounds(String text, List<Trial> chosen) {
        Map<String, Integer> rounds = new HashMap<>();
        for (String one : words(text)) {
            int equals = one.indexOf('=');
            int number = number(one.substring(equals + 1));
            if (equals < 0) {
                chosen.forEach(trial -> rounds.put(trial.name(), number));
            } else if (chosen.stream().anyMatch(trial -> trial.name().equals(one.substring(0, equals)))) {
                rounds.put(one.substring(0, equals), number);
            } else {
                throw new IllegalArgumentException(
                        "--rounds names " + one.substring(0, equals) + ", which is not asked for");
            }
        }
        return Map.copyOf(rounds);
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--rounds takes numbers, and " + text + " is none", e);
        }
        throw new IllegalArgumentException("--rounds takes numbers above 0, not " + text);
    }
}
