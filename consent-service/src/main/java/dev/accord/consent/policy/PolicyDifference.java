package dev.accord.consent.policy;

import java.util.List;

/** Everything that changed from one version to another, in the order of the document (P1). */
public record PolicyDifference(VersionLabel from, VersionLabel to, List<Change> changes) {

    public PolicyDifference {
        changes = List.copyOf(changes);
    }

    public static PolicyDifference between(PolicyDocument before, PolicyDocument after) {
        return new PolicyDifference(before.version(), after.version(), new Comparison(before, after).changes());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public boolean shrinksRight() {
        return changes.stream().anyMatch(Change::shrinksRight);
    }

    public Verdict verdict() {
        return ChangeClassifier.classify(this);
    }
}
