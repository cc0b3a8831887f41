package dev.accord.sharing.deletion;

import dev.accord.sharing.agreement.AgreementId;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.PairwiseId;
import dev.accord.sharing.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An order to one partner to delete what it received.
 *
 * @param subject about whom, by the partner's own id; absent: everyone (the end of an agreement)
 * @param agreement received under which agreement; absent: any
 * @param purpose received for which purpose; absent: any
 * @param because {@code consent-withdrawn}, {@code data-deleted} or {@code agreement-terminated}
 * @param attestation the partner's signed word that it is done
 */
public record Deletion(
        @BsonId DeletionId id,
        PartnerId partner,
        @Nullable PairwiseId subject,
        @Nullable AgreementId agreement,
        @Nullable PurposeKey purpose,
        List<FieldKey> fields,
        String because,
        Instant createdAt,
        Instant deleteBy,
        @Nullable Attestation attestation) {

    /** What stands for everyone where an attestation names its subject. */
    static final String EVERYONE = "*";

    /** The evidence (S6): the JWS as it came. */
    public record Attestation(String jws, Instant deletedAt, Instant receivedAt) {}

    /** Whether it is this partner's, who alone may know of it. */
    boolean isOf(PartnerId other) {
        return partner.equals(other);
    }

    Deletion attested(Attestation given) {
        return new Deletion(id, partner, subject, agreement, purpose, fields, because, createdAt, deleteBy, given);
    }

    String subjectName() {
        return subject == null ? EVERYONE : subject.value();
    }

    String state(Instant now) {
        if (attestation != null) {
            return "attested";
        }
        return now.isAfter(deleteBy) ? "overdue" : "owed";
    }
}
