package dev.accord.consent.purpose;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** A language by its BCP 47 tag, such as {@code en} or {@code zh}. */
public record Language(String value) implements TypedId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Language {}

    @Override
    public String toString() {
        return value;
    }
}
