package dev.accord.local.trial.command;

import dev.accord.local.trial.Figure.Goal;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private Numbers() {}

    static String told(double number) {
        return number == Math.rint(number)
                ? Long.toString(Math.round(number))
                : String.format(Locale.ROOT, "%.2f", number);
    }

    static String told(Goal goal) {
        return switch (goal) {
            case Goal.Exactly(double value) -> told(value);
            case Goal.AtMost(double value) -> "≤ " + told(value);
            case Goal.AtLeast(double value) -> "≥ " + told(value);
        };
    }
}
