package dev.accord.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is planted, in one place: values that nobody else would say, under the name of what they are. They
 * are looked for as they are, in upper and lower case, URL-encoded, in hex, and in Base64 wherever they begin.
 */
final class Planted {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> values = new LinkedHashMap<>();

    Planted() {
        for (String what : List.of(
                "name",
                "email",
                "field",
                "telemetry",
                "agreement-text",
                "reason",
                "partner-name",
                "path",
                "query",
                "header",
                "cookie",
                "trace-state",
                "user-agent",
                "unknown-member",
                "idempotency-key",
                "token")) {
            values.put(what, "Zq" + letters());
        }
        values.put("imei", digits(15));
    }

    String a(String what) {
        String value = values.get(what);
        if (value == null) {
            throw new IllegalArgumentException("nothing is planted as " + what);
        }
        return value;
    }

    /** Adds what the platform itself made for a person, such as an id at a partner or a token. */
    void learned(String what, String value) {
        if (value.length() < 8) {
            throw new IllegalArgumentException(what + " is too short to be looked for");
        }
        values.put(what, value);
    }

    /** What of it is in the text, by the names of what was planted. */
    List<String> foundIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return values.entrySet().stream()
                .filter(value -> inAnyForm(value.getValue(), text, lower))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean inAnyForm(String value, String text, String lower) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return lower.contains(value.toLowerCase(Locale.ROOT))
                || lower.contains(
                        URLEncoder.encode(value, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                || lower.contains(HexFormat.of().formatHex(bytes))
                || inBase64(bytes).anyMatch(text::contains);
    }

    /** Base64 depends on where in three bytes a value begins; the ends, which its neighbours change, are left out. */
    private static Stream<String> inBase64(byte[] bytes) {
        return Stream.of(0, 1, 2).flatMap(before -> {
            byte[] moved = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, moved, before, bytes.length);
            return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                    .map(encoder -> encoder.withoutPadding().encodeToString(moved))
                    .map(text -> text.substring(before == 0 ? 0 : 4, text.length() - 3));
        });
    }

    private static String letters() {
        return RANDOM.ints(14, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String digits(int count) {
        return RANDOM.ints(count, '1', '9' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
