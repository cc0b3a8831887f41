package dev.accord.local.checkout;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the checkout is that this code was built from. */
public final class RepositoryRoot {
    private RepositoryRoot() {}

    /** The folder that {@code ./accord} names, else the nearest one upwards that holds this module. */
    public static Path find() {
        @Nullable String named = System.getProperty("accord.root");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        for (@Nullable Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("local-stack/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not inside a checkout of Accord; -Daccord.root=FOLDER names one.");
    }
}
