package dev.accord.consent.receipt;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** Names one receipt. */
public record ReceiptId(String value) implements TypedId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReceiptId {}

    @Override
    public String toString() {
        return value;
    }
}
