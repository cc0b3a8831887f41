package dev.accord.local.trial.faults;

/**
 * What goes over an edge when nothing is wrong.
 *
 * @param idle questions for each nanosecond when nobody asks from outside, such as a relay's looks into the store
 * @param asked questions for each one from outside, beside those
 */
record Usual(double idle, double asked) {

    /** How many were asked for each one from outside. */
    static double each(long questions, long nanos, double idle, int times) {
        return Math.max(0, questions - idle * nanos) / times;
    }
}
