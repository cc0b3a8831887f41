package dev.accord.local.checkout;

import dev.accord.local.process.HeldProcess;
import dev.accord.local.process.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Unpacks with the tools that Spring Boot puts into each jar it builds. */
final class JarTools implements Unpacking {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Override
    public void unpack(Path jar, Path folder) throws IOException {
        List<String> command = List.of(
                Jdk.tool("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                folder.toString());
        HeldProcess.run(command, Map.of(), folder.resolveSibling("unpacking-" + jar.getFileName() + ".log"), LIMIT);
    }
}
