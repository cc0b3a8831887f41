package dev.accord.notification.policy;

import dev.accord.kit.store.TypedId;
import java.util.regex.Pattern;

/** The label of a policy version, as consent-service gives it out. */
public record PolicyLabel(String value) implements TypedId {

    /** What a label may look like; the same rule consent-service applies when a version is published. */
    public static final String PATTERN = "[A-Za-z0-9.-]{1,40}";

    private static final Pattern ALLOWED = Pattern.compile(PATTERN);

    public PolicyLabel {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("a policy version is labelled by " + PATTERN);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
