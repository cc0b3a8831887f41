package dev.accord.account.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;
import java.util.regex.Pattern;

/** {@code category.name}, the word for one field in catalogue, policies and agreements alike. */
public record FieldKey(String value) implements TypedId, Comparable<FieldKey> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,29}\\.[a-z][a-z0-9_]{0,39}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a field key reads category.name, in lower case");
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    public String category() {
        return value.substring(0, value.indexOf('.'));
    }

    @Override
    public int compareTo(FieldKey other) {
        return value.compareTo(other.value);
    }
}
