package dev.accord.consent.decision;

import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Basis;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision as AuthZEN 1.0 shapes it: true only if every field that was asked for is permitted; the rest is in the context. */
record EvaluationView(boolean decision, Context context) {

    /**
     * @param reason a stable code
     * @param wouldChange what would change the decision (B1)
     * @param leaseMs how long what is permitted may still be used, counted by whoever asked from the moment it sent the question;
     *     present when anything is permitted
     */
    record Context(
            Reason reason,
            List<FieldKey> permittedFields,
            List<Decision.Withheld> withheld,
            @Nullable VersionLabel policyVersion,
            @Nullable Basis basis,
            @Nullable ReceiptId receiptId,
            @Nullable Instant until,
            String wouldChange,
            @Nullable Long leaseMs) {}

    static EvaluationView of(Deciding.Answer answer) {
        var it = answer.decision();
        boolean anything = it.isPermitted() || !it.permitted().isEmpty();
        return new EvaluationView(
                it.isPermitted(),
                new Context(
                        it.reason(),
                        it.permitted(),
                        it.withheld(),
                        it.policyVersion(),
                        it.basis(),
                        it.receipt(),
                        it.until(),
                        it.reason().wouldChange(),
                        anything ? answer.lease().toMillis() : null));
    }
}
