package dev.accord.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldProcessTest {
    @TempDir
    private Path folder;

    @Test
    void endsWithItsHolder() {
        HeldProcess process = start("sleep", "600");
        process.close();
        assertThat(process.isAlive()).isFalse();
        await().until(() -> ProcessHandle.of(process.pid()).isEmpty());
    }

    @Test
    void endsWhenTheJvmThatHeldItIsKilled() throws Exception {
        // A JVM of its own, because this one must survive the test.
        Path pidFile = folder.resolve("held.pid");
        Process holder = new ProcessBuilder(
                        Jdk.tool("java"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("holder.log").toFile())
                .start();
        await().atMost(20, TimeUnit.SECONDS).until(() -> Files.exists(pidFile));
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        assertThat(ProcessHandle.of(pid)).isPresent();
        holder.destroyForcibly().waitFor();
        await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void tellsTheExitStatusOfACommandThatEndsByItself() {
        assertThat(start("sh", "-c", "exit 7")
                        .onExit()
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join())
                .isEqualTo(7);
    }

    @Test
    void isGoneAfterAKill() {
        HeldProcess process = start("sleep", "600");
        process.kill();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void appendsWhatItSaysToItsLog() throws Exception {
        start("echo", "hello").onExit().orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(Files.readString(folder.resolve("held.log"))).contains("hello");
    }

    private HeldProcess start(String... command) {
        return HeldProcess.start(List.of(command), Map.of(), folder.resolve("held.log"), folder.resolve("held.pid"));
    }

    /** Holds a process until it is killed itself. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            HeldProcess.start(
                    List.of("sleep", "600"), Map.of(), folder.resolve("held.log"), folder.resolve("held.pid"));
            Thread.currentThread().join();
        }
    }
}
