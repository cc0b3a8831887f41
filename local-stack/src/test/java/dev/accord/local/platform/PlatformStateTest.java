package dev.accord.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformStateTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOthersWhatWasWritten() {
        PlatformFolder platform = new PlatformFolder(folder.resolve("8600"));
        assertThat(PlatformState.read(platform)).isEmpty();
        PlatformState state = new PlatformState(
                7, true, 8600, "eu", List.of(new PartView("mongod", PartState.UP, 8, "mongodb://x", 1, "/log")));
        state.write(platform);
        assertThat(PlatformState.read(platform)).contains(state);
    }

    @Test
    void isHeldOnlyWhileSomeoneHoldsTheLock() throws Exception {
        PlatformFolder platform = new PlatformFolder(folder.resolve("8600"));
        assertThat(PlatformState.isHeld(platform)).isFalse();
        FileLock lock = PlatformState.hold(platform).orElseThrow();
        lock.acquiredBy().close();
        assertThat(PlatformState.isHeld(platform)).isFalse();
    }
}
