package dev.accord.kit.problem;

import java.util.Locale;
import java.util.regex.Pattern;

/** Java names as callers know them. */
final class Names {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private Names() {}

    static String snakeCase(String javaName) {
        return HUMP.matcher(javaName).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
