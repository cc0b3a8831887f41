package dev.accord.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The region that a folder's data belongs to (L1): one folder never holds the data of two. */
public final class Region {
    private Region() {}

    static void claim(Path marker, String region) {
        try {
            if (Files.exists(marker)) {
                String held = Files.readString(marker).strip();
                if (!held.equals(region)) {
                    throw new IllegalArgumentException(
                            "The data in " + marker.resolveSibling(".").normalize()
                                    + " belongs to region " + held + ", not " + region
                                    + ". Use --port-base for a cell of its own, or --fresh to start empty.");
                }
                return;
            }
            Files.createDirectories(marker.resolveSibling(".").normalize());
            Files.writeString(marker, region + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The region of data that is already there, else {@code usual}. */
    public static String of(Path marker, String usual) {
        try {
            return Files.exists(marker) ? Files.readString(marker).strip() : usual;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
