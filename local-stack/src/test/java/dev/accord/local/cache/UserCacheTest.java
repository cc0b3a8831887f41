package dev.accord.local.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
    @TempDir
    private Path folder;

    @Test
    void makesAThingOnceHoweverManyAskForIt() throws Exception {
        Path made = folder.resolve("thing/made");
        AtomicInteger times = new AtomicInteger();
        Callable<Path> asking = () -> {
            UserCache.once(made, () -> {
                times.incrementAndGet();
                Files.createFile(made);
            });
            return made;
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Path> asked : threads.invokeAll(Collections.nCopies(20, asking))) {
                assertThat(asked.get()).exists();
            }
        }
        assertThat(times).hasValue(1);
    }

    @Test
    void deletesAFolderButNotWhatItsLinksPointTo() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside"), "kept");
        Path doomed = Files.createDirectories(folder.resolve("doomed/deep"));
        Files.createSymbolicLink(doomed.resolve("link"), outside);
        Folders.delete(folder.resolve("doomed"));
        assertThat(folder.resolve("doomed")).doesNotExist();
        assertThat(outside).hasContent("kept");
    }
}
