package dev.accord.consent.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** How much a change matters (P2). {@code TO_BE_DECIDED} is never minor by default: the version waits for an officer. */
public enum Classification {
    MAJOR,
    TO_BE_DECIDED,
    DECIDED_MINOR,
    NONE;

    @JsonValue
    public String key() {
        return PolicyDocument.wire(this);
    }
}
