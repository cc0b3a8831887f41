package dev.accord.consent.policy;

import java.util.List;

/** How a change is classified, with every reason for it (P2). */
public record Verdict(Classification classification, List<Reason> reasons) {

    /** The rule that spoke and what it saw. */
    public record Reason(String rule, String detail) {}

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    boolean isDecided() {
        return classification != Classification.TO_BE_DECIDED;
    }
}
