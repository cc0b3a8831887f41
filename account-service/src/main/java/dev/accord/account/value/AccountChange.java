package dev.accord.account.value;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One line of an account's history: what happened to which fields, never a value.
 *
 * @param by who or what caused it: the person, or the client that sent data in
 */
public record AccountChange(@BsonId Place id, What what, List<FieldKey> fields, String by, Instant at) {

    public record Place(SubjectId subject, long seq) {}

    public enum What {
        OPENED,
        COLLECTED,
        CORRECTED,
        DELETED
    }

    public AccountChange {
        fields = List.copyOf(fields);
    }

    long seq() {
        return id.seq();
    }
}
