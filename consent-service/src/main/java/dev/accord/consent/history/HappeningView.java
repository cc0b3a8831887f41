package dev.accord.consent.history;

import dev.accord.consent.grant.ChoiceState;
import dev.accord.consent.grant.Happening.ChoiceMade;
import dev.accord.consent.grant.Happening.NoticeDelivered;
import dev.accord.consent.grant.Happening.TermsAccepted;
import dev.accord.consent.grant.HistoryEntry;
import dev.accord.consent.grant.PartnerId;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.terms.NoticeOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of the history; which members are there depends on its type. */
record HappeningView(
        long seq,
        String type,
        Instant at,
        VersionLabel policyVersion,
        @Nullable PurposeKey purpose,
        @Nullable PartnerId recipient,
        @Nullable List<Action> actions,
        @Nullable ChoiceState choice,
        @Nullable Instant until,
        @Nullable Language language,
        @Nullable String channel,
        @Nullable NoticeOutcome outcome,
        @Nullable ReceiptId receiptId) {

    static HappeningView of(HistoryEntry it) {
        long seq = it.position().seq();
        return switch (it.happening()) {
            case TermsAccepted terms ->
                new HappeningView(
                        seq,
                        "terms-accepted",
                        it.at(),
                        it.policyVersion(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        terms.language(),
                        null,
                        null,
                        it.receiptId());
            case NoticeDelivered notice ->
                new HappeningView(
                        seq,
                        "notice-delivered",
                        it.at(),
                        it.policyVersion(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        notice.channel(),
                        notice.outcome(),
                        null);
            case ChoiceMade made ->
                new HappeningView(
                        seq,
                        "choice-made",
                        it.at(),
                        it.policyVersion(),
                        made.purpose(),
                        made.recipient(),
                        made.actions(),
                        made.choice(),
                        made.until(),
                        made.language(),
                        null,
                        null,
                        it.receiptId());
        };
    }
}
