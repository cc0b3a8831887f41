package dev.accord.local.trial.faults;

import java.time.Duration;

/**
 * One edge with one fault, played.
 *
 * @param opened answers that opened
 * @param overdue answers that came after their bound
 * @param slowest the longest wait for an answer
 * @param recovery from healing to the first whole answer
 * @param asked questions over the edge for each question from outside, beside what is there without any
 * @param how what came instead of an answer
 */
record Cell(
        Edge edge,
        Fault fault,
        int opened,
        int overdue,
        Duration slowest,
        Duration recovery,
        double asked,
        String how) {

    String told() {
        return "%-52s %-11s opened %d, slowest %4d ms, well again after %5d ms, %.1f asked for one: %s"
                .formatted(edge.name(), fault, opened, slowest.toMillis(), recovery.toMillis(), asked, how);
    }
}
