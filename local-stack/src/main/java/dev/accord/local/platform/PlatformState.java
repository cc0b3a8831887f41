package dev.accord.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the process that holds a platform tells others about it, in a file.
 *
 * @param pid of that process
 * @param ready whether everything has come up; parts may have died since
 */
public record PlatformState(long pid, boolean ready, int portBase, String region, List<PartView> parts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public PlatformState {
        parts = List.copyOf(parts);
    }

    public void write(PlatformFolder folder) {
        try {
            PrivateFile.write(
                    folder.state(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was told last, also by a platform that is gone since; empty when nothing ever was. */
    public static Optional<PlatformState> read(PlatformFolder folder) {
        try {
            return Optional.of(JSON.readValue(Files.readString(folder.state()), PlatformState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a process holds the platform now. The lock says so, since a process id may be another's by now. */
    public static boolean isHeld(PlatformFolder folder) {
        try {
            Optional<FileLock> lock = hold(folder);
            if (lock.isPresent()) {
                lock.get().acquiredBy().close();
            }
            return lock.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the lock that shows others that this process holds the platform; empty when another has it. */
    public static Optional<FileLock> hold(PlatformFolder folder) {
        Path file = folder.lock();
        try {
            Files.createDirectories(file.resolveSibling(".").normalize());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
