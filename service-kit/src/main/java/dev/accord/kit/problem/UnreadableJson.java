package dev.accord.kit.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Says where a body could not be read and what belongs there, without repeating what was sent. */
final class UnreadableJson {

    private UnreadableJson() {}

    static Problem problem(HttpMessageNotReadableException unreadable) {
        return switch (telling(unreadable)) {
            case Problem problem -> problem;
            case PropertyBindingException unknown ->
                invalid(
                        path(unknown),
                        "is not known here",
                        unknown.getKnownPropertyIds() == null
                                ? null
                                : unknown.getKnownPropertyIds().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException format ->
                invalid(path(format), "has a value that is not allowed", allowed(format));
            case MismatchedInputException mismatch ->
                invalid(path(mismatch), "is missing or has the wrong type", allowed(mismatch));
            case StreamConstraintsException tooMuch ->
                new Problem(
                        ProblemType.MALFORMED_JSON,
                        "The JSON is nested deeper than 32 levels or has an overlong name or number.");
            case StreamReadException malformed ->
                new Problem(
                        ProblemType.MALFORMED_JSON,
                        malformed.getLocation() == null
                                ? "The body could not be parsed."
                                : "The body could not be parsed at line "
                                        + malformed.getLocation().getLineNr() + ", column "
                                        + malformed.getLocation().getColumnNr() + ".");
            case JacksonException other -> invalid(path(other), "could not be read", null);
            default -> new Problem(ProblemType.MALFORMED_JSON, "A JSON body is needed.");
        };
    }

    /** The cause that knows the place: beneath it may lie another that only knows the value (a time's parser, say). */
    private static Throwable telling(Throwable unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem || cause instanceof JacksonException) {
                return cause;
            }
        }
        return unreadable;
    }

    private static Problem invalid(String field, String detail, @Nullable String allowed) {
        return new Problem(
                ProblemType.INVALID_REQUEST, "One field is not valid.", List.of(new Fault(field, detail, allowed)));
    }

    private static String path(JacksonException exception) {
        var path = new StringBuilder();
        for (var reference : exception.getPath()) {
            if (reference.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static @Nullable String allowed(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            return java.util.Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant)
                            .name()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('_', '-'))
                    .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "Instant" -> "a time in UTC as in 2026-01-31T12:00:00Z (RFC 3339)";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "List", "Set", "ArrayList", "HashSet" -> "a list";
            case "Map", "LinkedHashMap" -> "an object";
            default -> null;
        };
    }
}
