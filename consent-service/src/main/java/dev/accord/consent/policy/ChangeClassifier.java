package dev.accord.consent.policy;

import java.util.ArrayList;
import java.util.List;

/** Works out from the structured difference whether a change is major, and says why (P2). */
final class ChangeClassifier {

    /** Beyond so many subjects a reason only counts the rest, so that it stays readable. */
    private static final int SUBJECTS_NAMED_MAX = 20;

    private ChangeClassifier() {}

    static Verdict classify(PolicyDifference difference) {
        if (difference.isEmpty()) {
            return new Verdict(Classification.NONE, List.of());
        }
        var reasons = new ArrayList<Verdict.Reason>();
        for (MajorRule rule : MajorRule.values()) {
            var subjects = difference.changes().stream()
                    .filter(change -> change.kind().rule().filter(rule::equals).isPresent())
                    .map(Change::subject)
                    .toList();
            if (!subjects.isEmpty()) {
                reasons.add(new Verdict.Reason(rule.key(), rule.says() + ": " + named(subjects)));
            }
        }
        if (!reasons.isEmpty()) {
            return new Verdict(Classification.MAJOR, reasons);
        }
        var prose = difference.changes().stream().map(Change::subject).toList();
        return new Verdict(
                Classification.TO_BE_DECIDED,
                List.of(new Verdict.Reason(
                        "prose",
                        "the wording changed and the structure did not; an officer decides: " + named(prose))));
    }

    /** The first version changes nothing for anybody. */
    static Verdict first() {
        return new Verdict(
                Classification.NONE, List.of(new Verdict.Reason("first-version", "there is no version before it")));
    }

    private static String named(List<String> subjects) {
        var named = String.join(", ", subjects.subList(0, Math.min(SUBJECTS_NAMED_MAX, subjects.size())));
        int rest = subjects.size() - SUBJECTS_NAMED_MAX;
        return rest > 0 ? named + " and " + rest + " more" : named;
    }
}
