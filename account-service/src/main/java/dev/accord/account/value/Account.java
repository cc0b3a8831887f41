package dev.accord.account.value;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Everything current about one subject in one document: the aggregate whose changes are atomic (invariant 4). Its size
 * is bounded, because it holds at most one value of each catalogued field; older ones are {@link Observation}s.
 *
 * @param seq grows with every change
 * @param profileSeq the seq of the last change to what the profile shows
 * @param terms the policy version accepted when the account was opened (U1)
 */
public record Account(
        @BsonId SubjectId id, long seq, long profileSeq, Instant openedAt, String terms, List<StoredValue> values) {
    private static final Set<String> PROFILE = Set.of("account", "contact");

    public Account {
        values = List.copyOf(values);
    }

    static boolean isProfile(FieldKey field) {
        return PROFILE.contains(field.category());
    }

    /** The value of a field, unless its time is over (R1). */
    public Optional<StoredValue> current(FieldKey field, Instant now) {
        return values.stream()
                .filter(value -> value.field().equals(field) && value.isServedAt(now))
                .findFirst();
    }

    public List<StoredValue> current(Instant now) {
        return values.stream().filter(value -> value.isServedAt(now)).toList();
    }
}
