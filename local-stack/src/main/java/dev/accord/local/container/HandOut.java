package dev.accord.local.container;

import dev.accord.local.keycloak.RealmFile;
import dev.accord.local.mongo.ServiceUsers;
import dev.accord.local.platform.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each container the secrets it needs and none of another's: a folder each, mounted into that container alone.
 *
 * @param store the address of MongoDB
 * @param memory the address of Redis
 * @param addresses what else fills the realm's placeholders
 */
record HandOut(Installation installation, Path folder, String store, String memory, Map<String, String> addresses) {
    private static final Map<String, List<String>> KEYS = Map.of(
            "account-service", List.of("account-kek.json"),
            "consent-service", List.of("consent-signing.jwk"),
            "sharing-service", List.of("sharing-kek.json", "sharing-signing.jwk"));

    /** {@code HandOut KEPT FOLDER}: makes an installation's secrets if there are none, and hands them out. */
    public static void main(String... arguments) throws IOException {
        Map<String, String> addresses = new HashMap<>(System.getenv());
        addresses.keySet().removeIf(name -> !name.startsWith("ACCORD_"));
        String store = addresses.getOrDefault("ACCORD_STORE", "mongodb:27017");
        String memory = addresses.getOrDefault("ACCORD_MEMORY", "redis:6379");
        new HandOut(Installation.keptIn(Path.of(arguments[0])), Path.of(arguments[1]), store, memory, addresses)
                .toAll();
        System.out.println("Secrets and keys are in place.");
    }

    void toAll() throws IOException {
        Secrets secrets = installation.secrets();
        for (String service : ServiceUsers.DATABASES.keySet()) {
            String uri = ServiceUsers.uri(service, installation.storePassword(service), store);
            write(service, "settings/ACCORD_MONGODB_URI", uri);
            write(service, "settings/ACCORD_CLIENT_SECRET", secrets.of(service));
            for (String key : KEYS.getOrDefault(service, List.of())) {
                write(
                        service,
                        "keys/" + key,
                        Files.readString(installation.keys().resolve(key)));
            }
        }
        write("gateway", "settings/ACCORD_CLIENT_SECRET", secrets.of("gateway"));
        write("gateway", "settings/ACCORD_SITE_CLIENT_SECRET", secrets.of("site"));
        for (String service : Installation.REMEMBERING) {
            String uri = "redis://%s:%s@%s".formatted(service, installation.memoryPassword(service), memory);
            write(service, "settings/ACCORD_REDIS_URI", uri);
        }
        write("redis", "redis.conf", redis());
        write("mongodb", "root-password", secrets.of(Installation.STORE_ROOT));
        write("mongodb", "keyfile", inPlainBase64(secrets.of(Installation.STORE_MEMBERS)));
        write("keycloak-database", "password", secrets.of(Installation.KEYCLOAK_DATABASE));
        write("keycloak", "database-password", secrets.of(Installation.KEYCLOAK_DATABASE));
        write("keycloak", "admin-password", secrets.of(Secrets.ADMINISTRATOR));
        write("keycloak", "accord-realm.json", RealmFile.filled(realmValues()));
    }

    /** Each service reaches its own keys only, and nothing is written to disk. When it is full it refuses, not forgets. */
    private String redis() {
        StringBuilder settings = new StringBuilder("""
                bind * -::*
                dir /data
                save ""
                appendonly no
                maxmemory 128mb
                maxmemory-policy noeviction
                user default on nopass -@all +ping
                """);
        for (String service : Installation.REMEMBERING) {
            settings.append("user %s on >%s ~accord:%s:* +@all -@admin -@dangerous\n"
                    .formatted(service, installation.memoryPassword(service), service));
        }
        return settings.toString();
    }

    private Map<String, String> realmValues() {
        Map<String, String> values = new HashMap<>(addresses);
        installation.secrets().byName().forEach((client, secret) -> values.put(RealmFile.secretName(client), secret));
        return values;
    }

    /** A mongod takes no other alphabet in its key file. */
    private static String inPlainBase64(String secret) {
        return secret.replace('-', '+').replace('_', '/');
    }

    /** Readable to whichever user the container runs as: nobody else sees the folder. */
    private void write(String container, String name, String content) throws IOException {
        Path file = folder.resolve(container).resolve(name);
        if (Files.exists(file) && Files.readString(file).equals(content)) {
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.writeString(part, content);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("r--r--r--"));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
