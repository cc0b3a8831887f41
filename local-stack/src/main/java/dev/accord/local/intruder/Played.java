package dev.accord.local.intruder;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of it when everybody tried.
 *
 * @param calls how many were made
 * @param findings those not answered as the table says, and what is not as it was
 */
public record Played(int calls, List<Finding> findings) {
    public Played {
        findings = List.copyOf(findings);
    }

    /** Both together. */
    Played and(Played other) {
        return new Played(
                calls + other.calls,
                Stream.concat(findings.stream(), other.findings.stream()).toList());
    }
}
