package dev.accord.local.keycloak;

import dev.accord.local.cache.Folders;
import dev.accord.local.cache.UserCache;
import dev.accord.local.checkout.Maven;
import dev.accord.local.process.HeldProcess;
import dev.accord.local.process.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Keycloak's distribution, fetched by Maven, unpacked and built for our options once, in the user's cache.
 *
 * <p>The build takes 15 s and every later start saves it.
 */
record KeycloakDistribution(Path home) {
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

    /** The distribution, made ready first if it is not; {@code root} is the checkout whose version counts. */
    static KeycloakDistribution ready(Path root) {
        Path folder = UserCache.folder().resolve("keycloak-" + version());
        Path ready = folder.resolve("ready");
        try {
            UserCache.once(ready, () -> make(root, folder, ready));
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak could not be made ready in " + folder + ": " + e.getMessage(), e);
        }
        return new KeycloakDistribution(folder.resolve("home"));
    }

    static boolean isReady() {
        return Files.exists(UserCache.folder().resolve("keycloak-" + version()).resolve("ready"));
    }

    /** A command line for Keycloak's own main class, with its files in {@code home}; see its bin/kc.sh. */
    static List<String> command(Path home, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Jdk.tool("java"));
        // Starts in two thirds of the time and memory; it never stands on the path of a request.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms64m", "-Xmx256m"));
        command.addAll(List.of("-XX:MaxMetaspaceSize=256m", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        for (String opened : List.of("util", "util.concurrent", "security", "lang")) {
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-Duser.language=en", "-Duser.country=US", "-Dpicocli.disable.closures=true"));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        command.addAll(List.of("-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf")));
        command.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(List.of(arguments));
        return command;
    }

    static String version() {
        try (InputStream in = KeycloakDistribution.class.getResourceAsStream("/versions.properties")) {
            Properties versions = new Properties();
            versions.load(in);
            return versions.getProperty("keycloak");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path root, Path folder, Path ready) throws IOException {
        Path home = folder.resolve("home");
        Path zips = folder.resolve("zip");
        Folders.delete(home);
        Folders.delete(zips);
        Maven.run(
                root.resolve("local-stack"),
                folder.resolve("fetch.log"),
                "dependency:copy@keycloak",
                "-Daccord.keycloak.folder=" + zips);
        try (DirectoryStream<Path> fetched = Files.newDirectoryStream(zips, "*.zip")) {
            unpack(fetched.iterator().next(), home);
        }
        Folders.delete(zips);
        HeldProcess.run(command(home, "build", "--db=dev-file"), Map.of(), folder.resolve("build.log"), BUILD_LIMIT);
        Files.createFile(ready);
    }

    private static void unpack(Path zip, Path home) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                // All of it lies below one folder named after the version.
                Path target = home.resolve(
                                entry.getName().substring(entry.getName().indexOf('/') + 1))
                        .normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("an entry outside of the archive: " + entry.getName());
                }
                Files.createDirectories(target.resolveSibling("."));
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
    }
}
