package dev.accord.consent.grant;

import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing a person said at one moment about one purpose. */
public record Declaration(
        PurposeKey purpose,
        @Nullable PartnerId recipient,
        List<Action> actions,
        ChoiceState state,
        Instant at,
        VersionLabel policyVersion,
        ReceiptId receipt,
        @Nullable Instant until) {

    public Declaration {
        actions = List.copyOf(actions);
    }

    Choice about(Action action, boolean wasGranted) {
        return new Choice(purpose, recipient, action, state.after(wasGranted), at, policyVersion, receipt, until);
    }
}
