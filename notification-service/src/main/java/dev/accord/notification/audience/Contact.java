package dev.accord.notification.audience;

import org.jspecify.annotations.Nullable;

/**
 * How to reach somebody. It lives as long as the sending of one batch and is never stored; printing it shows nothing.
 *
 * @param language the language they chose, as account-service has it
 */
public record Contact(@Nullable String email, @Nullable String language) {

    static final Contact NONE = new Contact(null, null);

    @Override
    public String toString() {
        return "contact";
    }
}
