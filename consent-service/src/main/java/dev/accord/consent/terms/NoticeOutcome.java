package dev.accord.consent.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a notice counts as delivered: shown, mail accepted and not bounced within three days, or the attempts were exhausted (P3). */
public enum NoticeOutcome {
    SHOWN("shown"),
    ACCEPTED_3_DAYS("accepted-3-days"),
    EXHAUSTED("exhausted");

    private final String key;

    NoticeOutcome(String key) {
        this.key = key;
    }

    @JsonValue
    public String key() {
        return key;
    }

    public static Optional<NoticeOutcome> of(String key) {
        return Arrays.stream(values())
                .filter(it -> it.key.equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
