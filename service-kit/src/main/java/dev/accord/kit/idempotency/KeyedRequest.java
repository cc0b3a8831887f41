package dev.accord.kit.idempotency;

import dev.accord.kit.problem.Problem;
import java.util.regex.Pattern;

/**
 * A request that its sender may repeat without a second effect.
 *
 * @param caller who sends it; keys of different callers never meet
 * @param operation what is asked for, by a name of the service's own
 * @param key the Idempotency-Key header: 8 to 128 letters, digits, {@code - _ . :}
 * @param body what was sent; a repetition must send the same
 */
public record KeyedRequest(String caller, String operation, String key, Object body) {

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{8,128}");

    /**
     * Checks the key.
     *
     * @throws Problem invalid-request when the key has another form
     */
    public KeyedRequest {
        if (!SANE.matcher(key).matches()) {
            throw Problem.invalid(
                    "Idempotency-Key", "is not a usable key", "8 to 128 of the characters A-Z a-z 0-9 . _ : -");
        }
    }
}
