package dev.accord.consent.policy;

import java.util.List;

/** What changed, how that is classified and why. */
record DifferenceView(
        VersionLabel from,
        VersionLabel to,
        Classification classification,
        List<Verdict.Reason> reasons,
        boolean shrinksRight,
        List<Change> changes) {

    /** What an officer decided holds for the step they decided on, not for other pairs. */
    static DifferenceView of(PolicyVersion from, PolicyVersion to, PolicyDifference difference) {
        boolean theStep = from.label().equals(to.predecessor());
        var verdict = difference.verdict();
        return new DifferenceView(
                from.label(),
                to.label(),
                theStep ? to.classification() : verdict.classification(),
                theStep ? to.reasons() : verdict.reasons(),
                difference.shrinksRight(),
                difference.changes());
    }
}
