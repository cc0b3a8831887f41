package dev.accord.local.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bson.Document;

/**
 * One user of the store for each service, who can open that service's databases and no others.
 *
 * @param member host and port of the one member of the replica set, by which the services reach it too
 * @param rootPassword of the store's administrator, {@code root}
 */
public record ServiceUsers(ServerAddress member, String rootPassword) {
    /** The databases of each service; nobody reads another's. */
    public static final Map<String, List<String>> DATABASES = Map.of(
            "account-service", List.of("accord_account", "accord_account_keys"),
            "consent-service", List.of("accord_consent"),
            "sharing-service", List.of("accord_sharing"),
            "notification-service", List.of("accord_notification"));

    private static final String ADMIN = "admin";
    private static final String ROOT = "root";
    private static final int USER_IS_THERE = 51003;
    private static final Duration PRIMARY_WITHIN = Duration.ofSeconds(60);

    /**
     * Makes a replica set of the server if it is in none, waits until it takes writes, and makes the users; one that is
     * there gets the password and exactly the rights that are named here. It may be repeated at every start.
     *
     * @param passwordOf the password of each service
     * @throws IllegalStateException when the server takes no writes within a minute
     */
    public void make(UnaryOperator<String> passwordOf) {
        try (MongoClient client = MongoClients.create(asRoot())) {
            awaitPrimary(client);
            MongoDatabase admin = client.getDatabase(ADMIN);
            new TreeMap<>(DATABASES)
                    .forEach((service, databases) -> make(admin, service, passwordOf.apply(service), databases));
        }
    }

    /** The address by which a service reaches its databases. */
    public static String uri(String service, String password, String hostAndPort) {
        return "mongodb://" + service + ":" + password + "@" + hostAndPort + "/?replicaSet=" + ReplicaSetOfOne.NAME
                + "&authSource=" + ADMIN;
    }

    private static void make(MongoDatabase admin, String service, String password, List<String> databases) {
        List<Document> roles = databases.stream()
                .map(database -> new Document("role", "readWrite").append("db", database))
                .toList();
        try {
            admin.runCommand(user("createUser", service, password, roles));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != USER_IS_THERE) {
                throw e;
            }
            admin.runCommand(user("updateUser", service, password, roles));
        }
    }

    private static Document user(String command, String service, String password, List<Document> roles) {
        return new Document(command, service)
                .append("pwd", password)
                .append("roles", roles)
                .append("writeConcern", WriteConcern.MAJORITY.withJournal(true).asDocument());
    }

    private MongoClientSettings asRoot() {
        return MongoClientSettings.builder()
                .credential(MongoCredential.createCredential(ROOT, ADMIN, rootPassword.toCharArray()))
                // To this very server: it may be in no replica set yet.
                .applyToClusterSettings(cluster -> cluster.mode(ClusterConnectionMode.SINGLE)
                        .hosts(List.of(member))
                        .serverSelectionTimeout(PRIMARY_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
                .build();
    }

    private void awaitPrimary(MongoClient client) {
        long deadline = System.nanoTime() + PRIMARY_WITHIN.toNanos();
        try {
            while (!ReplicaSetOfOne.isPrimary(client, member.getHost() + ":" + member.getPort())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            member + " takes no writes after " + PRIMARY_WITHIN.toSeconds() + " s.");
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the store was starting", e);
        }
    }

    /** Passwords are never printed by accident. */
    @Override
    public String toString() {
        return "ServiceUsers at " + member;
    }
}
