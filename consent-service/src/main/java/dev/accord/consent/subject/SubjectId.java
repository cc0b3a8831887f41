package dev.accord.consent.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** The person the data is about, by the subject of their token; it says nothing about them by itself. */
public record SubjectId(String value) implements TypedId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubjectId {}

    @Override
    public String toString() {
        return value;
    }
}
