package dev.accord.local.keycloak;

import dev.accord.local.process.HeldProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A real Keycloak on this machine, with realm {@code accord}.
 *
 * <p>People and clients are kept in {@code folder} and outlive it; the realm is imported only into an empty folder.
 *
 * @param folder its data, log and imported realm
 * @param root the checkout whose Keycloak version counts
 * @param adminPassword of the first administrator, {@code admin}, made at the first start
 * @param realmValues what fills the realm's placeholders, see {@link RealmFile}
 */
public record Keycloak(Path folder, Path root, int port, String adminPassword, Map<String, String> realmValues) {
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes", "version.txt");

    /** Whether the distribution is there, so that a start does not first fetch 170 MB. */
    public static boolean isFetched() {
        return KeycloakDistribution.isReady();
    }

    /** Fetches, unpacks and builds the distribution if that was not done before on this machine. */
    public static void fetch(Path root) {
        KeycloakDistribution.ready(root);
    }

    /** The issuer of realm {@code accord} at a Keycloak with this address. */
    public static String issuer(String address) {
        return address.replaceAll("/+$", "") + "/realms/accord";
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it and returns at once; it is ready when its issuer's discovery document answers. */
    public HeldProcess start() {
        Path home = home(KeycloakDistribution.ready(root).home());
        List<String> command = KeycloakDistribution.command(
                home,
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--hostname=" + address(),
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        Map<String, String> administrator =
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        return HeldProcess.start(
                command, administrator, folder.resolve("keycloak.log"), folder.resolve("keycloak.pid"));
    }

    /** A home of its own for each installation, which shares everything but the data with the distribution. */
    private Path home(Path distribution) {
        try {
            Path home = folder.resolve("home").toAbsolutePath();
            Path realm = home.resolve("data/import/accord-realm.json");
            Files.createDirectories(realm.resolveSibling("."));
            for (String shared : SHARED) {
                Path link = home.resolve(shared);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.resolve(shared));
            }
            // It holds the clients' secrets.
            Files.deleteIfExists(realm);
            Files.createFile(realm, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(realm, RealmFile.filled(realmValues));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
