package dev.accord.local.demo;

import java.util.ArrayList;
import java.util.List;

/** What a step promised and what came back, in the order it happened. */
final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    /** One line of the story: what should be so, whether it is, and what was seen. */
    record Finding(String promised, boolean kept, String came) {}

    /** Notes whether a promise was kept and what shows it; the step goes on either way. */
    boolean check(String promised, boolean kept, Object came) {
        findings.add(new Finding(promised, kept, String.valueOf(came)));
        return kept;
    }

    /** Notes whether a call was refused for the reason promised: a refusal with another status or type is a fault. */
    boolean refused(String promised, Answer answer, int status, String problem) {
        boolean kept = answer.status() == status && answer.problem().equals(problem);
        return check(
                promised,
                kept,
                kept ? status + " " + problem : "expected " + status + " " + problem + ", came " + answer.shortly());
    }

    void broke(Shortfall shortfall) {
        findings.add(new Finding(shortfall.expected(), false, shortfall.came()));
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    boolean allKept() {
        return !findings.isEmpty() && findings.stream().allMatch(Finding::kept);
    }
}
