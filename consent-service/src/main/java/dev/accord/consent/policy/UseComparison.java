package dev.accord.consent.policy;

import dev.accord.consent.policy.PolicyDocument.DataCategory;
import dev.accord.consent.policy.PolicyDocument.Recipient;
import dev.accord.consent.policy.PolicyDocument.Sensitivity;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.Text;
import java.util.Collection;
import java.util.List;

/**
 * Compares what data is used, for what, and by whom. It shrinks a right (P4) to lose the choice (a purpose that no longer asks for
 * consent, or a new one that never does), to use more data or use it otherwise under a purpose that does not ask, to add a kind of
 * recipient to a purpose, and to protect a field less. More data under a purpose that rests on consent shrinks nothing: the consent
 * given earlier does not cover it (C8, U6).
 */
record UseComparison(ChangeList found) {

    void compare(PolicyDocument before, PolicyDocument after) {
        ChangeList.match(
                "data_categories",
                before.dataCategories(),
                after.dataCategories(),
                DataCategory::key,
                this::gone,
                this::come,
                this::compare);
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
        ChangeList.match(
                "purposes",
                before.purposes(),
                after.purposes(),
                it -> it.key().value(),
                this::gone,
                this::come,
                this::compare);
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

    private static List<String> keys(Collection<?> values) {
        return values.stream()
                .map(it -> it instanceof Action action ? action.key() : it.toString())
                .toList();
    }
}
