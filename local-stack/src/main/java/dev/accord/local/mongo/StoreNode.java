package dev.accord.local.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import dev.accord.local.process.HeldProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * One of several nodes of a store on this machine. The first makes the replica set as soon as all of them answer; after
 * that it is primary whenever it can be, and when it is lost the others elect one of themselves within a few seconds.
 *
 * @param folder its data and its log; made when missing
 * @param members the ports of all nodes, the same list for each
 */
public record StoreNode(Path folder, int port, List<Integer> members) {
    // Longer than this machine may stand still under load, short enough to wait for in a test.
    private static final Duration ELECTION_AFTER = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final int ANSWERS_WITHIN_MS = 1_000;

    /** Starts it and returns at once; {@link #isReady} says when it serves. */
    public HeldProcess start() {
        return HeldProcess.start(
                Mongod.command(MongodProgram.find(), folder, port),
                Map.of(),
                Mongod.log(folder),
                folder.resolve("mongod.pid"));
    }

    /** Whether it serves as primary or follows one. */
    public boolean isReady() {
        try (MongoClient client = MongoClients.create(toThisNode())) {
            MongoDatabase admin = client.getDatabase("admin");
            Document hello = admin.runCommand(new Document("hello", 1));
            if (hello.getBoolean("isreplicaset", false)) {
                if (port == members.getFirst()) {
                    admin.runCommand(new Document("replSetInitiate", replicaSet()));
                }
                return false;
            }
            boolean serves = hello.getBoolean("isWritablePrimary", false) || hello.getBoolean("secondary", false);
            return serves && hello.containsKey("primary");
        } catch (MongoException notYet) {
            // Down, or the others cannot be reached yet, so that no replica set can be made.
            return false;
        }
    }

    private Document replicaSet() {
        List<Document> all = IntStream.range(0, members.size())
                .mapToObj(i -> new Document("_id", i)
                        .append("host", "127.0.0.1:" + members.get(i))
                        .append("priority", i == 0 ? 2 : 1))
                .toList();
        Document settings = new Document("electionTimeoutMillis", ELECTION_AFTER.toMillis())
                .append("heartbeatIntervalMillis", HEARTBEAT.toMillis());
        return new Document("_id", ReplicaSetOfOne.NAME).append("members", all).append("settings", settings);
    }

    private MongoClientSettings toThisNode() {
        return MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.mode(ClusterConnectionMode.SINGLE)
                        .hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .serverSelectionTimeout(ANSWERS_WITHIN_MS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(ANSWERS_WITHIN_MS, TimeUnit.MILLISECONDS)
                        .readTimeout(10 * ANSWERS_WITHIN_MS, TimeUnit.MILLISECONDS))
                .build();
    }
}
