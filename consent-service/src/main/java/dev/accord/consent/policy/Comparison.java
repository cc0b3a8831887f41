package dev.accord.consent.policy;

import dev.accord.consent.policy.PolicyDocument.Risk;
import dev.accord.consent.policy.PolicyDocument.Section;
import dev.accord.consent.purpose.Language;
import java.util.List;

/** Walks two documents side by side. Another region, owner or a lost language shrinks a right (P4); the parts say what else does. */
final class Comparison {

    private final PolicyDocument before;
    private final PolicyDocument after;
    private final ChangeList found = new ChangeList();

    Comparison(PolicyDocument before, PolicyDocument after) {
        this.before = before;
        this.after = after;
    }

    List<Change> changes() {
        compareWhole();
        ChangeList.match(
                "sections", before.sections(), after.sections(), Section::id, this::prose, this::prose, this::compare);
        new UseComparison(found).compare(before, after);
        new RightsComparison(found).compare(before, after);
        compareAssessment();
        return found.changes();
    }

    private void compareWhole() {
        if (!before.region().equals(after.region())) {
            found.add(
                    ChangeKind.REGION_CHANGED,
                    "region",
                    before.region().value(),
                    after.region().value(),
                    true);
        }
        found.sets(
                "products",
                before.products(),
                after.products(),
                ChangeKind.PRODUCT_REMOVED,
                false,
                ChangeKind.PRODUCT_ADDED,
                false);
        found.sets(
                "languages",
                tags(before),
                tags(after),
                ChangeKind.LANGUAGE_REMOVED,
                true,
                ChangeKind.LANGUAGE_ADDED,
                false);
        found.text("title", before.title(), after.title());
        if (!before.controller().equals(after.controller())) {
            found.add(
                    ChangeKind.CONTROLLER_CHANGED,
                    "controller",
                    said(before.controller()),
                    said(after.controller()),
                    true);
        }
    }

    private void prose(String path, Section section) {
        boolean left = before.sections().contains(section);
        var words = String.join("\n", section.text().byLanguage().values());
        found.add(ChangeKind.PROSE_CHANGED, path, left ? words : null, left ? null : words, false);
    }

    private void compare(String path, Section was, Section is) {
        found.text(path + "/heading", was.heading(), is.heading());
        found.text(path + "/text", was.text(), is.text());
    }

    private void compareAssessment() {
        var was = before.impactAssessment();
        var is = after.impactAssessment();
        boolean high = is.risk() == Risk.HIGH;
        // A high risk makes every change major, also when it was as high before.
        if (is.equals(was) && !(high && !found.changes().isEmpty())) {
            return;
        }
        var kind = high ? ChangeKind.IMPACT_ASSESSED_HIGH : ChangeKind.IMPACT_ASSESSMENT_CHANGED;
        found.add(
                kind,
                "impact_assessment",
                was.id() + ": " + was.risk().key(),
                is.id() + ": " + is.risk().key(),
                false);
    }

    private static List<String> tags(PolicyDocument document) {
        return document.languages().stream().map(Language::value).toList();
    }

    private static String said(PolicyDocument.Controller it) {
        return String.join(", ", it.name(), it.ownedBy(), it.address(), it.country());
    }
}
