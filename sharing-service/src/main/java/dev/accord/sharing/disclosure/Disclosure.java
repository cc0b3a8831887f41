package dev.accord.sharing.disclosure;

import dev.accord.sharing.agreement.AgreementId;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One answer to a partner: who got what about whom, when, under which agreement and consent (S10). Written before
 * anything is handed over, so that there may be a record without a disclosure, and never a disclosure without a record.
 *
 * @param outcome {@code released}, or {@code not-handed-over} when the lease ran out first
 */
public record Disclosure(
        @BsonId DisclosureId id,
        PartnerId partner,
        AgreementId agreement,
        PurposeKey purpose,
        Instant at,
        String outcome,
        List<Entry> entries) {

    /** The answer was handed over, as far as this service can tell. */
    public static final String RELEASED = "released";

    /** What the answer carries about one subject, and the decision it rests on. */
    public record Entry(
            SubjectId subject,
            List<FieldKey> fields,
            @Nullable String receiptId,
            @Nullable String basis,
            @Nullable String policyVersion) {}
}
