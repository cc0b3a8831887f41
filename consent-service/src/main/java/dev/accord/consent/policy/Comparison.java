package dev.accord.consent.policy;

import dev.accord.consent.policy.PolicyDocument.Contact;
import dev.accord.consent.policy.PolicyDocument.DataCategory;
import dev.accord.consent.policy.PolicyDocument.Recipient;
import dev.accord.consent.policy.PolicyDocument.Right;
import dev.accord.consent.policy.PolicyDocument.Risk;
import dev.accord.consent.policy.PolicyDocument.Section;
import dev.accord.consent.policy.PolicyDocument.Sensitivity;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.Text;
import java.util.Collection;
import java.util.List;

/**
 * Walks two documents side by side. What shrinks a right (P4): losing a right, its channel or its time limit getting worse, losing the
 * choice (a purpose that no longer asks for consent, or a new one that never does), more data or recipients under a purpose that does
 * not ask, less protection for a field, losing a contact or a language. More data under a purpose that rests on consent shrinks
 * nothing: the consent given earlier does not cover it (C8, U6).
 */
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
        ChangeList.match(
                "data_categories",
                before.dataCategories(),
                after.dataCategories(),
                DataCategory::key,
                this::gone,
                this::come,
                this::compare);
        compareRecipients();
        ChangeList.match(
                "purposes",
                before.purposes(),
                after.purposes(),
                it -> it.key().value(),
                this::gone,
                this::come,
                this::compare);
        ChangeList.match("rights", before.rights(), after.rights(), Right::key, this::gone, this::come, this::compare);
        ChangeList.match(
                "contacts", before.contacts(), after.contacts(), Contact::id, this::gone, this::come, this::compare);
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
                    before.controller().toString(),
                    after.controller().toString(),
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

    private void gone(String path, DataCategory category) {
        found.text(path + "/title", category.title(), Text.none());
        category.fields()
                .forEach(it -> found.add(
                        ChangeKind.FIELD_REMOVED,
                        path + "/" + it.key(),
                        it.sensitivity().key(),
                        null,
                        false));
    }

    private void come(String path, DataCategory category) {
        found.text(path + "/title", Text.none(), category.title());
        category.fields()
                .forEach(it -> found.add(
                        ChangeKind.FIELD_ADDED,
                        path + "/" + it.key(),
                        null,
                        it.sensitivity().key(),
                        false));
    }

    private void compare(String path, DataCategory was, DataCategory is) {
        found.text(path + "/title", was.title(), is.title());
        ChangeList.match(
                path,
                was.fields(),
                is.fields(),
                it -> it.key().value(),
                (at, field) -> found.add(
                        ChangeKind.FIELD_REMOVED, at, field.sensitivity().key(), null, false),
                (at, field) -> found.add(
                        ChangeKind.FIELD_ADDED, at, null, field.sensitivity().key(), false),
                (at, old, now) -> found.changed(
                        ChangeKind.FIELD_SENSITIVITY_CHANGED,
                        at,
                        old.sensitivity().key(),
                        now.sensitivity().key(),
                        old.sensitivity() == Sensitivity.SENSITIVE));
    }

    private void compareRecipients() {
        ChangeList.match(
                "recipients",
                before.recipients(),
                after.recipients(),
                it -> it.key().value(),
                (at, it) ->
                        found.add(ChangeKind.RECIPIENT_REMOVED, at, it.kind().key(), null, false),
                (at, it) -> found.add(
                        ChangeKind.RECIPIENT_ADDED, at, null, it.kind().key(), false),
                this::compare);
    }

    private void compare(String path, Recipient was, Recipient is) {
        found.changed(
                ChangeKind.RECIPIENT_KIND_CHANGED,
                path,
                was.kind().key(),
                is.kind().key(),
                true);
        found.text(path + "/title", was.title(), is.title());
    }

    private void gone(String path, Purpose purpose) {
        found.add(ChangeKind.PURPOSE_REMOVED, path, purpose.basis().key(), null, false);
    }

    private void come(String path, Purpose purpose) {
        found.add(ChangeKind.PURPOSE_ADDED, path, null, purpose.basis().key(), !purpose.restsOnConsent());
    }

    private void compare(String path, Purpose was, Purpose is) {
        boolean unasked = !is.restsOnConsent();
        found.changed(
                ChangeKind.PURPOSE_BASIS_CHANGED,
                path + "/basis",
                was.basis().key(),
                is.basis().key(),
                unasked);
        found.sets(
                path + "/fields",
                keys(was.fields()),
                keys(is.fields()),
                ChangeKind.PURPOSE_FIELD_REMOVED,
                false,
                ChangeKind.PURPOSE_FIELD_ADDED,
                unasked);
        found.sets(
                path + "/actions",
                keys(was.actions()),
                keys(is.actions()),
                ChangeKind.PURPOSE_ACTION_REMOVED,
                false,
                ChangeKind.PURPOSE_ACTION_ADDED,
                unasked);
        // A consent to disclose does not name the kinds of recipient one by one, so a new kind would slip under it
        // unasked.
        found.sets(
                path + "/recipients",
                keys(was.recipients()),
                keys(is.recipients()),
                ChangeKind.PURPOSE_RECIPIENT_REMOVED,
                false,
                ChangeKind.PURPOSE_RECIPIENT_ADDED,
                true);
        found.text(path + "/title", was.title(), is.title());
        found.text(path + "/description", was.description(), is.description());
        found.text(path + "/without_it", was.withoutIt(), is.withoutIt());
    }

    private void gone(String path, Right right) {
        found.add(ChangeKind.RIGHT_REMOVED, path, right.contact(), null, true);
    }

    private void come(String path, Right right) {
        found.add(ChangeKind.RIGHT_ADDED, path, null, right.contact(), false);
    }

    private void compare(String path, Right was, Right is) {
        found.changed(ChangeKind.RIGHT_CHANNEL_CHANGED, path + "/contact", was.contact(), is.contact(), true);
        found.changed(
                ChangeKind.RIGHT_DEADLINE_CHANGED,
                path + "/answer_within_days",
                days(was),
                days(is),
                is.answerWithinDays() > was.answerWithinDays());
        found.text(path + "/title", was.title(), is.title());
        found.text(path + "/how", was.how(), is.how());
    }

    private void gone(String path, Contact contact) {
        found.add(ChangeKind.CONTACT_REMOVED, path, reach(contact), null, true);
    }

    private void come(String path, Contact contact) {
        found.add(ChangeKind.CONTACT_ADDED, path, null, reach(contact), false);
    }

    private void compare(String path, Contact was, Contact is) {
        found.changed(ChangeKind.CONTACT_CHANGED, path, reach(was), reach(is), was.role() != is.role());
        found.text(path + "/title", was.title(), is.title());
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

    private static List<String> keys(Collection<?> values) {
        return values.stream()
                .map(it -> it instanceof Action action ? action.key() : it.toString())
                .toList();
    }

    private static String days(Right right) {
        return Integer.toString(right.answerWithinDays());
    }

    private static String reach(Contact contact) {
        return contact.role().key() + " " + contact.email();
    }
}
