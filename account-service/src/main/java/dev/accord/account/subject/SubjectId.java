package dev.accord.account.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.accord.kit.store.TypedId;
import java.util.regex.Pattern;

/** The identity provider's id of a person ({@code sub}). It never contains the separator that sealing uses. */
public record SubjectId(String value) implements TypedId, Comparable<SubjectId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubjectId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a subject id has 1 to 64 letters, digits or _ . : -");
        }
    }

    @Override
    public int compareTo(SubjectId other) {
        return value.compareTo(other.value);
    }
}
