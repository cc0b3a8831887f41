package dev.accord.kit.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request. Never carries the value that was sent: it may be personal data (invariant 6).
 *
 * @param field where, as a path into the body ({@code items[3].fields.device.imei}), or a header's or parameter's name
 * @param detail what is wrong
 * @param allowed what would be accepted, if that can be said
 */
public record Fault(String field, String detail, @Nullable String allowed) {

    public static Fault at(String field, String detail) {
        return new Fault(field, detail, null);
    }
}
