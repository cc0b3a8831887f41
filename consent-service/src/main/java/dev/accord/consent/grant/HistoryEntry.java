package dev.accord.consent.grant;

import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.receipt.SignedReceipt;
import dev.accord.consent.subject.SubjectId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One change of one person's state.
 *
 * @param position whose, and the number it gave their state
 * @param receipt the signed receipt in compact form; absent for what was no choice of theirs
 */
public record HistoryEntry(
        @BsonId Position position,
        Instant at,
        VersionLabel policyVersion,
        Happening happening,
        @Nullable ReceiptId receiptId,
        @Nullable String receipt) {

    /** Whether it is this person's, who alone may know of it. */
    boolean isOf(SubjectId subject) {
        return position.subject().equals(subject);
    }

    public record Position(SubjectId subject, long seq) {}

    public static HistoryEntry proved(
            Subject subject, Instant at, VersionLabel version, Happening happening, SignedReceipt receipt) {
        return new HistoryEntry(
                new Position(subject.id(), subject.seq()), at, version, happening, receipt.id(), receipt.compact());
    }

    public static HistoryEntry noted(Subject subject, Instant at, VersionLabel version, Happening happening) {
        return new HistoryEntry(new Position(subject.id(), subject.seq()), at, version, happening, null, null);
    }
}
