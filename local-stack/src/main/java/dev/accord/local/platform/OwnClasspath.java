package dev.accord.local.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The class path of this JVM, for a JVM of our own that runs a part. */
public final class OwnClasspath {
    private OwnClasspath() {}

    /** Absolute, also in a test run, where the JVM was started with a jar that only names the others. */
    public static String value() {
        @Nullable String tests = System.getProperty("surefire.test.class.path");
        String path = tests == null ? System.getProperty("java.class.path") : tests;
        String separator = System.getProperty("path.separator");
        return Arrays.stream(path.split(separator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(separator));
    }
}
