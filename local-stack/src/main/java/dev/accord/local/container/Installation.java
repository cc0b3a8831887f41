package dev.accord.local.container;

import dev.accord.local.mongo.ServiceUsers;
import dev.accord.local.platform.KeyFiles;
import dev.accord.local.platform.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The secrets and keys of one installation in containers: made at its first start, kept in a volume of their own, and
 * never made again, since passwords are set by them and data is sealed with them.
 */
record Installation(Secrets secrets, Path keys) {
    static final String STORE_ROOT = "mongodb-root";
    static final String STORE_MEMBERS = "mongodb-members";
    static final String KEYCLOAK_DATABASE = "keycloak-database";

    /** Whose instances remember together. */
    static final List<String> REMEMBERING = List.of("gateway", "sharing-service");

    /** Reads what is in {@code folder}, and makes what is missing. */
    static Installation keptIn(Path folder) {
        List<String> more = Stream.concat(
                        Stream.of(STORE_ROOT, STORE_MEMBERS, KEYCLOAK_DATABASE),
                        Stream.concat(
                                ServiceUsers.DATABASES.keySet().stream().map(Installation::storeUser),
                                REMEMBERING.stream().map(Installation::memoryUser)))
                .sorted()
                .toList();
        Secrets secrets = Secrets.keptIn(folder.resolve("secrets.json"), more);
        Path keys = folder.resolve("keys");
        KeyFiles.makeIn(keys);
        return new Installation(secrets, keys);
    }

    /** What the store knows {@code service} by. */
    String storePassword(String service) {
        return secrets.of(storeUser(service));
    }

    /** What Redis knows {@code service} by. */
    String memoryPassword(String service) {
        return secrets.of(memoryUser(service));
    }

    private static String memoryUser(String service) {
        return "redis-" + service;
    }

    private static String storeUser(String service) {
        return "mongodb-" + service;
    }
}
