package dev.accord.sharing.deletion;

import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.PartnerId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a subject's data and must still be told to whoever received it.
 *
 * @param id the id of the event that caused it
 * @param kind {@code withdrawn}, {@code corrected} or {@code deleted}
 * @param recipient the only partner concerned; absent: all
 * @param due when every page that was under way is on record
 * @param trace of the change that caused it
 */
public record FollowUp(
        @BsonId String id,
        String kind,
        SubjectId subject,
        @Nullable PurposeKey purpose,
        @Nullable PartnerId recipient,
        @Nullable FieldKey field,
        Instant at,
        Instant due,
        @Nullable String trace) {

    static final String WITHDRAWN = "withdrawn";
    static final String CORRECTED = "corrected";
    static final String DELETED = "deleted";
}
