package dev.accord.local.checkout;

import dev.accord.local.process.HeldProcess;
import dev.accord.local.process.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A service beside its libraries, as it runs on this machine. Once it has run, the classes that it loads are kept in the
 * form the JVM maps into memory, and its starts cost half.
 *
 * @param jar what {@code java -jar} is given; never changed by a later build
 */
public record UnpackedService(Path jar) {
    private static final Duration WITHIN = Duration.ofMinutes(2);

    /** What the JVM is told so that it takes the classes that were kept, or so that they can be. */
    public List<String> options() {
        return hasClasses()
                ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + classes())
                : List.of("-Xshare:auto", "-XX:+RecordDynamicDumpInfo");
    }

    public boolean hasClasses() {
        return Files.exists(classes());
    }

    /**
     * Keeps the classes that the running service has loaded so far. Its process is of no use afterwards: JVMs have been
     * seen to crash within a minute of it.
     *
     * @param pid of a process that was started with {@link #options()} when no classes were kept yet
     * @throws IOException when the JVM refuses; the service then starts as it did before
     */
    public void keepClassesOf(long pid) throws IOException {
        Path part = jar.resolveSibling("classes-" + pid + ".part");
        try {
            HeldProcess.run(
                    List.of(Jdk.tool("jcmd"), Long.toString(pid), "VM.cds", "dynamic_dump", part.toString()),
                    Map.of(),
                    jar.resolveSibling("classes.log"),
                    WITHIN);
            Files.move(part, classes(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path classes() {
        return jar.resolveSibling("classes.jsa");
    }
}
