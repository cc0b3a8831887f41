package dev.accord.consent.purpose;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The three things that are consented to apart from each other (D4). */
public enum Action {
    COLLECT("collect"),
    USE("use"),
    DISCLOSE("disclose");

    private final String key;

    Action(String key) {
        this.key = key;
    }

    @JsonValue
    public String key() {
        return key;
    }

    public static Optional<Action> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
