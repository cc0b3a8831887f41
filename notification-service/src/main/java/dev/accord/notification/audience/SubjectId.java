package dev.accord.notification.audience;

import dev.accord.kit.store.TypedId;

/** The person a notice is for, by the pseudonymous id that Keycloak gives them; never a name or an address. */
public record SubjectId(String value) implements TypedId {

    private static final int LONGEST = 100;

    public SubjectId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a subject id has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
