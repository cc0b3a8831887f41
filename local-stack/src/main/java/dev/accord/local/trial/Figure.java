package dev.accord.local.trial;

/**
 * One number that a trial found, beside what it must be.
 *
 * @param what names it among the figures of its trial
 */
public record Figure(String what, double ours, Goal goal, String unit) {

    /** What a number must be. */
    public sealed interface Goal {
        double value();

        record Exactly(double value) implements Goal {}

        record AtMost(double value) implements Goal {}

        record AtLeast(double value) implements Goal {}
    }

    public static Figure exactly(String what, double ours, double goal, String unit) {
        return new Figure(what, ours, new Goal.Exactly(goal), unit);
    }

    public static Figure atMost(String what, double ours, double goal, String unit) {
        return new Figure(what, ours, new Goal.AtMost(goal), unit);
    }

    public static Figure atLeast(String what, double ours, double goal, String unit) {
        return new Figure(what, ours, new Goal.AtLeast(goal), unit);
    }

    public boolean met() {
        return switch (goal) {
            case Goal.Exactly(double value) -> Double.compare(ours, value) == 0;
            case Goal.AtMost(double value) -> ours <= value;
            case Goal.AtLeast(double value) -> ours >= value;
        };
    }
}
