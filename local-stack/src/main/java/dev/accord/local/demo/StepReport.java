package dev.accord.local.demo;

import dev.accord.local.demo.Findings.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** How one step went: {@code ok} only when everything in it came as promised. */
public record StepReport(String step, List<String> promises, boolean ok, List<Finding> findings) {

    static StepReport of(Step step, Findings findings) {
        return new StepReport(step.title(), step.promises(), findings.allKept(), findings.all());
    }

    /** The whole step in a sentence: what was not kept, or how many promises were. */
    public String detail() {
        if (ok) {
            return findings.size() + " of " + findings.size() + " as promised";
        }
        return findings.stream()
                .filter(finding -> !finding.kept())
                .map(finding -> finding.promised() + ": " + finding.came())
                .collect(Collectors.joining("; "));
    }
}
