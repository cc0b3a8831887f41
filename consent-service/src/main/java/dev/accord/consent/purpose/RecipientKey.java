package dev.accord.consent.purpose;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** Names one kind of recipient that the policy declares; partners of that kind are known to sharing-service only. */
public record RecipientKey(String value) implements TypedId {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RecipientKey {}

    @Override
    public String toString() {
        return value;
    }
}
