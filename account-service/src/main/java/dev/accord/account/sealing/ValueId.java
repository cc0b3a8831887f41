package dev.accord.account.sealing;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;
import java.util.UUID;

/** One stored value. A new value of the same field has a new id, so an old ciphertext cannot be put in its place. */
public record ValueId(String value) implements TypedId {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ValueId {
        if (value.indexOf('|') >= 0) {
            throw new IllegalArgumentException("a value id has no bar");
        }
    }

    public static ValueId of(UUID id) {
        return new ValueId(id.toString());
    }
}
