package dev.accord.local.command;

import dev.accord.local.cache.Folders;
import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.platform.OwnClasspath;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.process.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our own code, copied to where no build touches it: the holder of a platform may outlive many builds. */
record OwnCopy(PlatformFolder folder) {
    private static final List<String> JVM = List.of(
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** The command line that runs {@link Accord} from a fresh copy. */
    List<String> command() throws IOException {
        Path copies = folder.jars().resolve("accord");
        Folders.delete(copies);
        Files.createDirectories(copies);
        List<String> classpath = new ArrayList<>();
        for (String entry : OwnClasspath.value().split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            // In a test it is a folder of classes, which stays where it is.
            classpath.add(
                    Files.isDirectory(from)
                            ? entry
                            : Files.copy(from, copies.resolve(from.getFileName()))
                                    .toString());
        }
        List<String> command = new ArrayList<>();
        command.add(Jdk.tool("java"));
        command.addAll(JVM);
        command.add("-Daccord.root=" + RepositoryRoot.find());
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classpath), Accord.class.getName()));
        return command;
    }
}
