package dev.accord.consent.grant;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** One recipient outside the company, by the id that sharing-service gave it. */
public record PartnerId(String value) implements TypedId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartnerId {}

    @Override
    public String toString() {
        return value;
    }
}
