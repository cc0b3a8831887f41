package dev.accord.consent.policy;

import dev.accord.consent.policy.PolicyDocument.Contact;
import dev.accord.consent.policy.PolicyDocument.Right;

/**
 * Compares what people may demand and whom they can turn to. It shrinks a right (P4) to lose it, to wait longer for an answer, to have
 * to go elsewhere for it, and to lose a contact or its role.
 */
record RightsComparison(ChangeList found) {

    void compare(PolicyDocument before, PolicyDocument after) {
        ChangeList.match("rights", before.rights(), after.rights(), Right::key, this::gone, this::come, this::compare);
        ChangeList.match(
                "contacts", before.contacts(), after.contacts(), Contact::id, this::gone, this::come, this::compare);
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

    private static String days(Right right) {
        return Integer.toString(right.answerWithinDays());
    }

    private static String reach(Contact contact) {
        return contact.role().key() + " " + contact.email();
    }
}
