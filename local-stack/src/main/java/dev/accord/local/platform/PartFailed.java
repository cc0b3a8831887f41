package dev.accord.local.platform;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A part did not become ready; the message says which, why, and how its log ends. */
public final class PartFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PartFailed(String message) {
        this(message, null);
    }

    PartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
