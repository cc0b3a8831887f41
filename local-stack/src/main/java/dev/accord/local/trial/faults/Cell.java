package dev.accord.local.trial.faults;

import java.time.Duration;

/**
 * One edge with one fault, played.
 *
 * @param opened answers that opened
 * @param blamed answers that said the fault was the caller's
 * @param overdue answers that came after their bound
 * @param slowest the longest wait for an answer
 * @param recovery from healing to the first whole answer
 * @param asked questions over the edge for each question from outside, beside what is there without any
 * @param usual likewise, without any fault
 * @param how what came instead of an answer
 */
record Cell(
        Edge edge,
        Fault fault,
        int opened,
        int blamed,
        int overdue,
        Duration slowest,
        Duration recovery,
        double asked,
        double usual,
        String how) {

    /** Whether what it is about is carried on its own time, with tries of its own. */
    boolean isCarried() {
        return edge.probe().isCarried();
    }

    /** How many times as many questions went over the edge as usual; less than one is not counted as one. */
    double toUsual() {
        return asked / Math.max(1, usual);
    }

    String told() {
        return "%-52s %-11s opened %d, slowest %4d ms, well again after %5d ms, %.1f asked for one (usual %.1f): %s"
                .formatted(edge.name(), fault, opened, slowest.toMillis(), recovery.toMillis(), asked, usual, how);
    }
}
