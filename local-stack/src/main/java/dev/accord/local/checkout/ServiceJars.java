package dev.accord.local.checkout;

import dev.accord.local.cache.Folders;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The jars that services run from, as the checkout's build makes them.
 *
 * @param unpacking how one is unpacked
 */
public record ServiceJars(Path root, Unpacking unpacking) {
    private static final int BUILDS_KEPT = 3;
    private static final List<String> SHARED = List.of("pom.xml", "service-kit/pom.xml", "service-kit/src/main");

    public ServiceJars(Path root) {
        this(root, new JarTools());
    }

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
     * Unpacks a service's jar below {@code .accord/services}, once for each build of it; no later build changes what is
     * there. Two instances of a service ask for it at the same time. The {@value #BUILDS_KEPT} newest builds are kept.
     */
    public synchronized UnpackedService unpacked(String service) throws IOException {
        Path jar = jar(service)
                .orElseThrow(() -> new IOException(
                        "There is no " + service + "/target/*-exec.jar; ./accord up builds it, or mvn package."));
        Path builds = root.resolve(".accord/services").resolve(service);
        FileTime written = written(jar);
        Path build = builds.resolve(Long.toString(written.to(TimeUnit.NANOSECONDS)));
        if (!Files.exists(build)) {
            Path part = builds.resolveSibling(
                    service + ".part-" + ProcessHandle.current().pid());
            Folders.delete(part);
            Files.createDirectories(builds);
            unpacking.unpack(jar, part);
            if (!written(jar).equals(written)) {
                return unpacked(service);
            }
            try {
                Files.move(part, build, StandardCopyOption.ATOMIC_MOVE);
            } catch (DirectoryNotEmptyException unpackedByAnotherPlatform) {
                Folders.delete(part);
            }
            forgetOldest(builds);
        }
        return new UnpackedService(build.resolve(jar.getFileName()));
    }

    private static void forgetOldest(Path builds) throws IOException {
        try (Stream<Path> kept = Files.list(builds)) {
            List<Path> newestFirst = kept.sorted(Comparator.comparing(
                                    (Path build) -> build.getFileName().toString())
                            .reversed())
                    .toList();
            for (Path old : newestFirst.subList(Math.min(BUILDS_KEPT, newestFirst.size()), newestFirst.size())) {
                Folders.delete(old);
            }
        }
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
