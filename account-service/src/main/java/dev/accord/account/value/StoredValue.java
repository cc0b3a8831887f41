package dev.accord.account.value;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.sealing.ValueId;
import java.time.Instant;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * One value as it lies in the store: what it is about in clear, the value itself sealed (R2).
 *
 * @param source where it came from (C6)
 * @param keepUntil from then on it is never served and soon deleted; null: until the person deletes it (R1)
 * @param seq the account's sequence number when it was stored; its version for If-Match
 */
public record StoredValue(
        FieldKey field,
        ValueId id,
        Binary sealed,
        PurposeKey purpose,
        Basis basis,
        String source,
        Instant collectedAt,
        @Nullable Instant keepUntil,
        long seq) {

    public boolean isServedAt(Instant now) {
        return keepUntil == null || now.isBefore(keepUntil);
    }

    StoredValue withSeq(long newSeq) {
        return new StoredValue(field, id, sealed, purpose, basis, source, collectedAt, keepUntil, newSeq);
    }

    /** The same item with another content; its purpose, basis and end stay what they were. */
    public StoredValue correctedTo(ValueId newId, Binary newSealed, String by, Instant now) {
        return new StoredValue(field, newId, newSealed, purpose, basis, by, now, keepUntil, seq);
    }
}
