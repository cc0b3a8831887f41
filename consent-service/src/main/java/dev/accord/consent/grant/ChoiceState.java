package dev.accord.consent.grant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person said about one action of one purpose. Nothing said is no state at all, and counts as no. */
public enum ChoiceState {
    GRANTED,
    REFUSED,
    WITHDRAWN;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Saying no to what was granted is a withdrawal, however it is worded; else a no stays the no it was. */
    ChoiceState after(boolean wasGranted) {
        return this == REFUSED && wasGranted ? WITHDRAWN : this;
    }
}
