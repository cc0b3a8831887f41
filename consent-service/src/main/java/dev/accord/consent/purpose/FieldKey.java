package dev.accord.consent.purpose;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** Names one catalogued item of personal data as {@code category.name}. */
public record FieldKey(String value) implements TypedId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldKey {}

    /** The part before the first dot; the whole key when there is none. */
    public String category() {
        int dot = value.indexOf('.');
        return dot < 0 ? value : value.substring(0, dot);
    }

    @Override
    public String toString() {
        return value;
    }
}
