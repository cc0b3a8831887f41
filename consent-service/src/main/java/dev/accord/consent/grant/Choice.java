package dev.accord.consent.grant;

import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.receipt.ReceiptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person last said about one action of one purpose, apart for collecting, using and disclosing (D4).
 *
 * @param recipient the one recipient it is about; absent when it is about any
 * @param policyVersion the version whose text was shown: the choice covers no more than that version says (C8)
 * @param until when a grant ends by itself; absent when it does not
 */
public record Choice(
        PurposeKey purpose,
        @Nullable PartnerId recipient,
        Action action,
        ChoiceState state,
        Instant since,
        VersionLabel policyVersion,
        ReceiptId receipt,
        @Nullable Instant until) {

    public boolean isGranted() {
        return state == ChoiceState.GRANTED;
    }

    boolean isAbout(PurposeKey asked, Action act) {
        return purpose.equals(asked) && action == act;
    }

    Choice ended(Declaration declaration) {
        return new Choice(
                purpose,
                recipient,
                action,
                declaration.state().after(isGranted()),
                declaration.at(),
                declaration.policyVersion(),
                declaration.receipt(),
                null);
    }
}
