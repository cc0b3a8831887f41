package dev.accord.sharing.enrolment;

import dev.accord.kit.outbox.Event;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import java.util.List;
import java.util.Optional;

/**
 * What consent-service says of one choice.
 *
 * @param recipient the only recipient concerned; absent: all
 * @param actions the actions concerned; empty: all
 */
record ConsentEvent(SubjectId subject, PurposeKey purpose, Optional<String> recipient, List<String> actions) {

    private static final String DISCLOSE = "disclose";
    private static final String ANY = "any";

    static ConsentEvent from(Event event) {
        var recipient = event.payload().get("recipient") instanceof String text && !text.equals(ANY)
                ? Optional.of(text)
                : Optional.<String>empty();
        var actions = event.payload().get("actions") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.<String>of();
        return new ConsentEvent(
                new SubjectId(event.text("subject")), new PurposeKey(event.text("purpose")), recipient, actions);
    }

    boolean concernsDisclosing() {
        return actions.isEmpty() || actions.contains(DISCLOSE);
    }
}
