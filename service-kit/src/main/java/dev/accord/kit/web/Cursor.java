package dev.accord.kit.web;

import dev.accord.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a list goes on. Opaque to callers; they only send back what they were given. */
public final class Cursor {

    private static final int LONGEST_CHARS = 512;

    private Cursor() {}

    public static String of(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key after which the list goes on.
     *
     * @throws Problem invalid-request when the cursor is not one of ours
     */
    public static Optional<String> read(@Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        if (cursor.isBlank() || cursor.length() > LONGEST_CHARS) {
            throw notOurs();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            throw notOurs();
        }
    }

    private static Problem notOurs() {
        return Problem.invalid("cursor", "is not a cursor of this list", "the next_cursor of an earlier page");
    }
}
