package dev.accord.account.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What values of a field look like, and the limits they keep. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Shape.Language.class, name = "language"),
    @JsonSubTypes.Type(value = Shape.Coordinates.class, name = "coordinates"),
    @JsonSubTypes.Type(value = Shape.Settings.class, name = "settings")
})
public sealed interface Shape {

    /** @return why the value is not taken, or empty when it fits */
    Optional<Refusal> check(JsonNode value);

    /** The limits in words, for whoever sent something else. */
    @JsonIgnore
    String allowed();

    /** @param maxLength in UTF-16 code units; it is checked before the pattern, which so never meets a long text */
    record Text(int maxLength, @Nullable String pattern) implements Shape {
        public Text {
            if (maxLength < 1 || maxLength > 8_192) {
                throw new IllegalArgumentException("max_length lies between 1 and 8192");
            }
            if (pattern != null) {
                Pattern.compile(pattern);
            }
        }

        @Override
        public Optional<Refusal> check(JsonNode value) {
            if (!value.isString()) {
                return Optional.of(Refusal.wrongType(allowed()));
            }
            String text = value.stringValue();
            if (text.length() > maxLength) {
                return Optional.of(Refusal.tooLong(allowed()));
            }
            boolean fits = !text.isBlank() && (pattern == null || Pattern.matches(pattern, text));
            return fits ? Optional.empty() : Optional.of(Refusal.wrongForm(allowed()));
        }

        @Override
        public String allowed() {
            return "text of 1 to " + maxLength + " characters" + (pattern == null ? "" : " matching " + pattern);
        }
    }

    /** A language the platform speaks, by its BCP 47 tag. */
    record Language(List<String> supported) implements Shape {
        public Language {
            supported = List.copyOf(supported);
            if (supported.isEmpty()) {
                throw new IllegalArgumentException("at least one language is supported");
            }
        }

        @Override
        public Optional<Refusal> check(JsonNode value) {
            if (!value.isString()) {
                return Optional.of(Refusal.wrongType(allowed()));
            }
            return supported.contains(value.stringValue())
                    ? Optional.empty()
                    : Optional.of(Refusal.unsupportedLanguage(allowed()));
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", supported);
        }
    }

    /** WGS 84 degrees: exactly {@code lat} and {@code lon}. */
    record Coordinates() implements Shape {
        @Override
        public Optional<Refusal> check(JsonNode value) {
            if (!value.isObject() || value.size() != 2 || !isNumber(value, "lat") || !isNumber(value, "lon")) {
                return Optional.of(Refusal.wrongType(allowed()));
            }
            boolean inRange = within(value, "lat", 90) && within(value, "lon", 180);
            return inRange ? Optional.empty() : Optional.of(Refusal.outOfRange(allowed()));
        }

        private static boolean isNumber(JsonNode value, String name) {
            return value.path(name).isNumber();
        }

        private static boolean within(JsonNode value, String name, int bound) {
            return Math.abs(value.path(name).doubleValue()) <= bound;
        }

        @Override
        public String allowed() {
            return "object with number lat in -90 to 90 and number lon in -180 to 180";
        }
    }

    /** Flat names and values; a nested one is refused, so that nothing uncatalogued hides below (C1). */
    record Settings(int maxEntries, int maxLength) implements Shape {
        public Settings {
            if (maxEntries < 1 || maxEntries > 100 || maxLength < 1 || maxLength > 1_000) {
                throw new IllegalArgumentException("settings have at most 100 entries of at most 1000 characters");
            }
        }

        @Override
        public Optional<Refusal> check(JsonNode value) {
            if (!value.isObject() || value.isEmpty()) {
                return Optional.of(Refusal.wrongType(allowed()));
            }
            if (value.size() > maxEntries
                    || !value.propertyStream().allMatch(e -> e.getKey().length() <= maxLength)) {
                return Optional.of(Refusal.tooLong(allowed()));
            }
            return value.valueStream()
                    .flatMap(entry -> checkEntry(entry).stream())
                    .findFirst();
        }

        private Optional<Refusal> checkEntry(JsonNode entry) {
            boolean scalar = entry.isString() || entry.isNumber() || entry.isBoolean();
            if (!scalar) {
                return Optional.of(Refusal.wrongType(allowed()));
            }
            return entry.asString().length() > maxLength ? Optional.of(Refusal.tooLong(allowed())) : Optional.empty();
        }

        @Override
        public String allowed() {
            return "object of at most " + maxEntries
                    + " entries, each a name with a text, number or boolean of at most " + maxLength + " characters";
        }
    }
}
