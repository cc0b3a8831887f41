package dev.accord.local.checkout;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The jars that services run from, as the checkout's build makes them. */
public record ServiceJars(Path root) {
    private static final List<String> SHARED = List.of("pom.xml", "service-kit/pom.xml", "service-kit/src/main");

    /** Those of {@code services} whose jar is missing or older than what it is built from. */
    public List<String> stale(Collection<String> services) throws IOException {
        List<String> stale = new ArrayList<>();
        for (String service : services) {
            if (isStale(service)) {
                stale.add(service);
            }
        }
        return stale;
    }

    /**
     * Builds {@code services} and what they need, without tests.
     *
     * @throws IOException when the build fails, with the last of what it said
     */
    public void build(Collection<String> services, Path log) throws IOException {
        Files.createDirectories(log.resolveSibling("."));
        Maven.run(
                root,
                log,
                "-T",
                "1C",
                "-DskipTests",
                "-Dspotless.check.skip=true",
                "-Djacoco.skip=true",
                "-Dcyclonedx.skip=true",
                "-pl",
                String.join(",", services),
                "-am",
                "package");
    }

    /**
     * Copies a service's jar into {@code folder} and returns the copy, which no later build changes. Two instances of a
     * service ask for it at the same time.
     */
    public synchronized Path copyInto(Path folder, String service) throws IOException {
        Path jar = jar(service)
                .orElseThrow(() -> new IOException(
                        "There is no " + service + "/target/*-exec.jar; ./accord up builds it, or mvn package."));
        Path copy = folder.resolve(service + ".jar");
        // The file system's clock ticks every few milliseconds: a jar of the same tick may be newer, so it is copied
        // again.
        if (!Files.exists(copy) || written(jar).compareTo(written(copy)) >= 0) {
            Files.createDirectories(folder);
            Path part = folder.resolve(service + ".part");
            Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private boolean isStale(String service) throws IOException {
        Optional<Path> jar = jar(service);
        if (jar.isEmpty()) {
            return true;
        }
        FileTime made = written(jar.get());
        List<Path> sources = new ArrayList<>(SHARED.stream().map(root::resolve).toList());
        sources.add(root.resolve(service).resolve("pom.xml"));
        sources.add(root.resolve(service).resolve("src/main"));
        for (Path source : sources) {
            if (newest(source).compareTo(made) > 0) {
                return true;
            }
        }
        return false;
    }

    private Optional<Path> jar(String service) throws IOException {
        Path target = root.resolve(service).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-exec.jar")) {
            for (Path jar : jars) {
                return Optional.of(jar);
            }
            return Optional.empty();
        }
    }

    /** When the file was really written: the build gives every jar the same modification time, to be reproducible. */
    private static FileTime written(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, "unix:ctime");
    }

    private static FileTime newest(Path source) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        if (Files.exists(source)) {
            try (var files = Files.walk(source)) {
                for (Path file : files.toList()) {
                    FileTime changed = Files.getLastModifiedTime(file);
                    newest = changed.compareTo(newest) > 0 ? changed : newest;
                }
            }
        }
        return newest;
    }
}
