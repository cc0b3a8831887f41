package dev.accord.local.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder for what is fetched once, and the order in which processes that run side by side fetch it. */
public final class UserCache {
    private static final Object ONE_AT_A_TIME = new Object();

    private UserCache() {}

    /** {@code $XDG_CACHE_HOME/accord}, else {@code ~/.cache/accord}. */
    public static Path folder() {
        @Nullable String given = System.getenv("XDG_CACHE_HOME");
        Path caches =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return caches.resolve("accord");
    }

    /**
     * Runs {@code making} unless {@code made} is there already. Of several threads and processes one makes it and the
     * others wait for it; {@code made} must appear last and at once, so that whoever sees it sees all of it.
     */
    public static void once(Path made, Making making) throws IOException {
        if (Files.exists(made)) {
            return;
        }
        // A file lock keeps other processes out, but within one JVM asking twice is an error.
        synchronized (ONE_AT_A_TIME) {
            Path lock = made.resolveSibling("lock");
            Files.createDirectories(made.resolveSibling(".").normalize());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.exists(made)) {
                    making.make();
                }
            }
        }
    }

    /** Makes what was not there. */
    @FunctionalInterface
    public interface Making {
        void make() throws IOException;
    }
}
