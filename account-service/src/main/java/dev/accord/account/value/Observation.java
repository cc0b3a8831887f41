package dev.accord.account.value;

import dev.accord.account.sealing.ValueId;
import dev.accord.account.subject.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What a client saw at one moment; a document of its own, because there is no end to them.
 *
 * @param id in the order of arrival within a batch
 * @param kind device, appliance, log or location
 */
public record Observation(
        @BsonId String id, SubjectId subject, String kind, Instant at, Instant receivedAt, List<StoredValue> values) {
    public Observation {
        values = List.copyOf(values);
    }

    /** Ids sort by arrival, so that the newest can be read first and a list can go on where it stopped. */
    public static Observation of(
            ValueId batch,
            int index,
            SubjectId subject,
            String kind,
            Instant at,
            Instant now,
            List<StoredValue> values) {
        String id = String.format(Locale.ROOT, "%013d-%s-%04d", now.toEpochMilli(), batch.value(), index);
        return new Observation(id, subject, kind, at, now, values);
    }

    List<StoredValue> served(Instant now) {
        return values.stream().filter(value -> value.isServedAt(now)).toList();
    }
}
