package dev.accord.local.command;

import dev.accord.local.cache.Folders;
import dev.accord.local.platform.PartFailed;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.Running;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Orders to the process that holds a platform: an empty file each, named {@code PART.VERB}, gone when it was carried
 * out. Files need no port and no protocol, and only who may write the folder can give one.
 */
record Orders(Path folder) {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Forgets orders that an earlier holder did not come to. */
    static Orders in(PlatformFolder platform) throws IOException {
        Folders.delete(platform.orders());
        Files.createDirectories(platform.orders());
        return new Orders(platform.orders());
    }

    static Path file(PlatformFolder platform, Order order, String part) {
        return platform.orders().resolve(part + "." + order.name().toLowerCase(Locale.ROOT));
    }

    /** Carries orders out until this process is ended. */
    void obey(Running platform, Consumer<String> progress) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            try (DirectoryStream<Path> given = Files.newDirectoryStream(folder)) {
                for (Path file : given) {
                    obey(file, platform, progress);
                    Files.deleteIfExists(file);
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void obey(Path file, Running platform, Consumer<String> progress) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        try {
            String part = name.substring(0, Math.max(dot, 0));
            Order order = Order.valueOf(name.substring(dot + 1).toUpperCase(Locale.ROOT));
            progress.accept(name.substring(dot + 1) + " " + part + ", as told");
            switch (order) {
                case START -> platform.start(part);
                case STOP -> platform.stop(part);
                case RESTART -> {
                    platform.stop(part);
                    platform.start(part);
                }
                case ROLL -> platform.restartRolling(progress);
            }
        } catch (PartFailed | IllegalArgumentException e) {
            progress.accept(String.valueOf(e.getMessage()));
        }
    }
}
