package dev.accord.consent.purpose;

import java.util.List;

/**
 * One declared use of data, with everything a person needs to choose: what it is, and what will not work without it (C9).
 *
 * @param withoutIt what will not work when it is refused; always said when the basis is consent
 * @param recipients kinds of recipient it may be disclosed to; never empty when it may be disclosed
 */
public record Purpose(
        PurposeKey key,
        Basis basis,
        Text title,
        Text description,
        Text withoutIt,
        List<FieldKey> fields,
        List<Action> actions,
        List<RecipientKey> recipients) {

    public Purpose {
        fields = List.copyOf(fields);
        actions = List.copyOf(actions);
        recipients = List.copyOf(recipients);
    }

    public boolean restsOnConsent() {
        return basis == Basis.CONSENT;
    }
}
