package dev.accord.consent.decision;

import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Basis;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question, with what it rests on (B1).
 *
 * @param reason {@code PERMITTED} only when every field that was asked for is
 * @param policyVersion the terms that bind the person; absent when none do
 * @param until when this answer ends by itself at the latest; absent when nothing is known to end it
 */
record Decision(
        Reason reason,
        List<FieldKey> permitted,
        List<Withheld> withheld,
        @Nullable VersionLabel policyVersion,
        @Nullable Basis basis,
        @Nullable ReceiptId receipt,
        @Nullable Instant until) {

    record Withheld(FieldKey field, Reason reason) {}

    Decision {
        permitted = List.copyOf(permitted);
        withheld = List.copyOf(withheld);
    }

    boolean isPermitted() {
        return reason == Reason.PERMITTED;
    }

    static Decision denied(Question question, Reason reason, @Nullable VersionLabel version, @Nullable Basis basis) {
        var withheld =
                question.fields().stream().map(it -> new Withheld(it, reason)).toList();
        return new Decision(reason, List.of(), withheld, version, basis, null, null);
    }
}
