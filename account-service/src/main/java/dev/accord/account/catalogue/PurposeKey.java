package dev.accord.account.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;
import java.util.regex.Pattern;

/** One declared use of data, by the name consent-service gives it. */
public record PurposeKey(String value) implements TypedId, Comparable<PurposeKey> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PurposeKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a purpose key has lower-case letters, digits and hyphens");
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(PurposeKey other) {
        return value.compareTo(other.value);
    }
}
