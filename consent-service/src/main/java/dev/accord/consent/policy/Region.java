package dev.accord.consent.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** Whose residents a version is for; {@code global} is for everyone whose region has no version of its own (P1). */
public record Region(String value) implements TypedId {

    public static final Region GLOBAL = new Region("global");
    public static final String PATTERN = "[a-z][a-z0-9-]{1,15}";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Region {}

    @Override
    public String toString() {
        return value;
    }
}
