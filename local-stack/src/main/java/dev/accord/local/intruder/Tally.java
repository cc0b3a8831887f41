package dev.accord.local.intruder;

import dev.accord.local.demo.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds answers against what the table says and keeps those that differ. */
final class Tally {
    /** What is said to whoever may not call at all; other refusals are about what was asked. */
    private static final Set<String> TURNED_AWAY =
            Set.of("not-signed-in", "proof-missing", "proof-refused", "forbidden");

    private final List<Finding> findings = new ArrayList<>();
    private int calls;

    static boolean isTurnedAway(Answer answer) {
        return TURNED_AWAY.contains(answer.problem());
    }

    /** Whoever may call is not turned away; whoever may not is, with the status that fits them. */
    void judge(Row row, Intruder intruder, String where, Answer answer) {
        boolean fits = intruder.may(row)
                ? !isTurnedAway(answer) && answer.status() < 500
                : isTurnedAway(answer) && intruder.isTurnedAwayBy(answer.status());
        expect(row, intruder, where, answer, fits);
    }

    void expect(Row row, Intruder intruder, String where, Answer answer, boolean fits) {
        calls++;
        if (!fits) {
            findings.add(new Finding(
                    row.toString(),
                    intruder.name() + " " + where + " was answered " + answer.status() + " " + answer.problem()));
        }
    }

    /** What people and partners see of their own must be the same before and after. */
    void unchanged(Map<String, String> before, Map<String, String> after) {
        before.forEach((thing, was) -> {
            String is = after.getOrDefault(thing, "");
            if (!was.equals(is)) {
                findings.add(new Finding(thing, "was " + was + ", is " + is));
            }
        });
    }

    Played played() {
        return new Played(calls, findings);
    }
}
