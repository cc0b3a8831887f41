package dev.accord.local.redis;

import dev.accord.local.cache.UserCache;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a redis-server: the one named by {@code ACCORD_REDIS_SERVER}, one on the PATH, else the one that comes within
 * the artifact {@code embedded-redis}, unpacked into the user's cache.
 */
final class RedisProgram {
    private RedisProgram() {}

    static Path find() {
        return find(System.getenv(), System.getProperty("os.name"), System.getProperty("os.arch"), UserCache.folder());
    }

    static Path find(Map<String, String> environment, String os, String architecture, Path cache) {
        @Nullable String named = environment.get("ACCORD_REDIS_SERVER");
        if (named != null && !named.isBlank()) {
            Path program = Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new RedisMissing("ACCORD_REDIS_SERVER names " + named + ", which is no program that can be run.");
            }
            return program;
        }
        return onPath(environment.getOrDefault("PATH", ""))
                .orElseGet(() -> packed(os, architecture)
                        .map(name -> unpacked(name, cache))
                        .orElseThrow(() -> new RedisMissing("No redis-server on the PATH, and none comes along for "
                                + os
                                + " on " + architecture + ". Install Redis 6 or newer, or set ACCORD_REDIS_SERVER to a"
                                + " redis-server, or ACCORD_REDIS_URI to a running one.")));
    }

    /** The program within the artifact, by its name there. */
    static Optional<String> packed(String os, String architecture) {
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return Optional.of(arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64")
                    .filter(name -> arm || architecture.equals("amd64"));
        }
        return system.startsWith("mac")
                ? Optional.of(arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64")
                : Optional.empty();
    }

    private static Path unpacked(String name, Path cache) {
        Path program = cache.resolve("redis").resolve(name);
        try {
            UserCache.once(program, () -> unpack(name, program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }

    private static void unpack(String name, Path program) throws IOException {
        try (InputStream packed = RedisProgram.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new RedisMissing("The artifact embedded-redis has no " + name + ".");
            }
            Path fresh = program.resolveSibling(name + ".new");
            Files.copy(packed, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Optional<Path> onPath(String path) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
