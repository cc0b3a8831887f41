package dev.accord.consent.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;

/** The unique name of a policy version, such as {@code 1} or {@code 2026-11}. */
public record VersionLabel(String value) implements TypedId {

    public static final String PATTERN = "[A-Za-z0-9.-]{1,40}";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VersionLabel {}

    @Override
    public String toString() {
        return value;
    }
}
