package dev.accord.notification.delivery;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a delivery, a document of its own that is never changed (P3: on record).
 *
 * @param setback why, where it is a setback
 */
public record LedgerEntry(
        @BsonId Key id,
        Instant at,
        Happening happening,
        @Nullable Setback setback) {

    /** @param seq the delivery's sequence number after it */
    public record Key(DeliveryId delivery, long seq) {}
}
