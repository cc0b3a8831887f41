package dev.accord.local.demo;

import dev.accord.local.demo.Findings.Finding;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a story on paper: for people step by step, for machines as one array at the end. */
final class Transcript {
    private final PrintStream out;
    private final boolean json;

    Transcript(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void begins(DemoOptions options) {
        if (!json) {
            out.println("The story of Accord, played from outside against "
                    + options.platform().gateway());
        }
    }

    void tells(StepReport report) {
        if (json) {
            return;
        }
        out.println();
        out.println(report.step() + "  (" + String.join(" ", report.promises()) + ")");
        report.findings().forEach(this::tells);
        out.flush();
    }

    private void tells(Finding finding) {
        out.println((finding.kept() ? "  ✓ " : "  ✗ ") + finding.promised());
        out.println((finding.kept() ? "      " : "      came: ") + finding.came());
    }

    void ends(List<StepReport> reports) {
        if (json) {
            out.println(Json.pretty(machineReadable(reports)));
            return;
        }
        long kept = reports.stream().filter(StepReport::ok).count();
        out.println();
        out.println(kept + " of " + reports.size() + " steps came as promised.");
    }

    private static ArrayNode machineReadable(List<StepReport> reports) {
        ArrayNode steps = Json.array();
        for (StepReport report : reports) {
            ObjectNode step = steps.addObject().put("step", report.step());
            step.set("promises", Json.array(report.promises()));
            step.put("ok", report.ok()).put("detail", report.detail());
            ArrayNode findings = step.putArray("findings");
            report.findings()
                    .forEach(finding -> findings.addObject()
                            .put("promised", finding.promised())
                            .put("kept", finding.kept())
                            .put("came", finding.came()));
        }
        return steps;
    }
}
