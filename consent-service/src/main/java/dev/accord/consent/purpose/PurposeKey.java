package dev.accord.consent.purpose;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** Names one declared use of data. A key someone asks about need not exist. */
public record PurposeKey(String value) implements TypedId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PurposeKey {}

    @Override
    public String toString() {
        return value;
    }
}
