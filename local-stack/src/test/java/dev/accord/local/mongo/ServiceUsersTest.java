package dev.accord.local.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import dev.accord.local.process.FreePorts;
import dev.accord.local.process.HeldProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a real mongod with authentication, prepared as its public image does it, by what the containers run. */
class ServiceUsersTest {
    private static final String ROOT_PASSWORD = "root-of-this-test";
    private static final int NOT_ALLOWED = 13;

    @TempDir
    private static Path folder;

    private static int port;
    private static HeldProcess mongod;

    @BeforeAll
    static void start() throws Exception {
        port = FreePorts.any();
        Files.createDirectories(folder.resolve("db"));
        Path keyFile = Files.createFile(
                folder.resolve("keyfile"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyFile, "ThisKeyIsForThisTestOnly");
        // The image makes the administrator on a server that nobody else can reach, and then starts the real one.
        try (HeldProcess alone = run();
                MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            client.getDatabase("admin")
                    .runCommand(new Document("createUser", "root")
                            .append("pwd", ROOT_PASSWORD)
                            .append("roles", List.of(new Document("role", "root").append("db", "admin"))));
            assertThat(alone.isAlive()).isTrue();
        }
        mongod = run("--replSet", "accord", "--keyFile", keyFile.toString());
        users().make(ServiceUsersTest::passwordOf);
    }

    @AfterAll
    static void stop() {
        mongod.kill();
    }

    static Stream<String> services() {
        return ServiceUsers.DATABASES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void letsAServiceDoInItsOwnDatabasesWhatItDoes(String service) {
        try (MongoClient client = as(service);
                ClientSession session = client.startSession()) {
            for (String name : databasesOf(service)) {
                MongoDatabase database = client.getDatabase(name);
                database.getCollection("states").createIndex(Indexes.ascending("at"));
                session.withTransaction(
                        () -> database.getCollection("states").insertOne(session, new Document("at", 1)));
                assertThat(database.getCollection("states").countDocuments()).isPositive();
            }
            // What the health check asks.
            assertThat(client.listDatabaseNames()).isSubsetOf(databasesOf(service));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void refusesAServiceEveryDatabaseOfAnother(String service) {
        List<String> others = new ArrayList<>(List.of("admin", "local", "config"));
        ServiceUsers.DATABASES.forEach((other, databases) -> {
            if (!other.equals(service)) {
                others.addAll(databases);
            }
        });
        try (MongoClient client = as(service)) {
            assertThat(others).hasSizeGreaterThan(5).allSatisfy(name -> {
                MongoDatabase database = client.getDatabase(name);
                assertRefused(() -> database.getCollection("states").find().first());
                assertRefused(() -> database.getCollection("states").insertOne(new Document()));
                assertRefused(database::drop);
                assertRefused(() -> database.runCommand(new Document("usersInfo", 1)));
            });
        }
    }

    @Test
    void refusesWhoeverHasNoPasswordOrAnothers() {
        try (MongoClient nobody = MongoClients.create("mongodb://127.0.0.1:" + port + "/?replicaSet=accord");
                MongoClient impostor = MongoClients.create(
                        ServiceUsers.uri("account-service", "password-of-sharing-service", "127.0.0.1:" + port))) {
            assertRefused(() -> nobody.getDatabase("accord_account")
                    .getCollection("states")
                    .find()
                    .first());
            assertThatThrownBy(() -> impostor.getDatabase("accord_account")
                            .getCollection("states")
                            .find()
                            .first())
                    .isInstanceOf(MongoSecurityException.class);
        }
    }

    @Test
    void takesBackWhatAUserWasGivenBeyondItsRights() {
        try (MongoClient root = MongoClients.create("mongodb://root:" + ROOT_PASSWORD + "@127.0.0.1:" + port)) {
            root.getDatabase("admin")
                    .runCommand(new Document("grantRolesToUser", "consent-service")
                            .append("roles", List.of(new Document("role", "read").append("db", "accord_account"))));
        }
        users().make(ServiceUsersTest::passwordOf);
        try (MongoClient client = as("consent-service")) {
            assertRefused(() -> client.getDatabase("accord_account")
                    .getCollection("states")
                    .find()
                    .first());
        }
    }

    private static void assertRefused(Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(MongoCommandException.class)
                .extracting(thrown -> ((MongoException) thrown).getCode())
                .isEqualTo(NOT_ALLOWED);
    }

    private static ServiceUsers users() {
        return new ServiceUsers(new ServerAddress("127.0.0.1", port), ROOT_PASSWORD);
    }

    private static List<String> databasesOf(String service) {
        return ServiceUsers.DATABASES.getOrDefault(service, List.of());
    }

    private static String passwordOf(String service) {
        return "password-of-" + service;
    }

    private static MongoClient as(String service) {
        return MongoClients.create(ServiceUsers.uri(service, passwordOf(service), "127.0.0.1:" + port));
    }

    private static HeldProcess run(String... more) {
        List<String> command = new ArrayList<>(
                List.of(MongodProgram.find().toString(), "--quiet", "--nounixsocket", "--bind_ip", "127.0.0.1"));
        command.addAll(List.of("--port", Integer.toString(port), "--wiredTigerCacheSizeGB", "0.25"));
        command.addAll(List.of("--dbpath", folder.resolve("db").toString(), "--oplogSize", "256"));
        command.addAll(List.of(more));
        return HeldProcess.start(command, Map.of(), folder.resolve("mongod.log"), folder.resolve("mongod.pid"));
    }
}
