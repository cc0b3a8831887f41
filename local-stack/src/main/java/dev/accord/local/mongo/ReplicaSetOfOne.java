package dev.accord.local.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import dev.accord.local.process.HeldProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Makes a fresh mongod the only member of a replica set, and waits until it takes writes. */
final class ReplicaSetOfOne {
    static final String NAME = "accord";

    private static final Duration PRIMARY_WITHIN = Duration.ofSeconds(60);
    private static final int NOT_YET_INITIALIZED = 94;
    private static final int LAST_LINES = 15;

    private ReplicaSetOfOne() {}

    static void awaitPrimary(int port, HeldProcess process, Path log) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.mode(ClusterConnectionMode.SINGLE)
                        .hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(20, TimeUnit.MILLISECONDS))
                .build();
        long deadline = System.nanoTime() + PRIMARY_WITHIN.toNanos();
        try (MongoClient client = MongoClients.create(settings)) {
            while (!isPrimary(client, "127.0.0.1:" + port)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("mongod ended before it was ready." + hint(log));
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "mongod is no primary after " + PRIMARY_WITHIN.toSeconds() + " s." + hint(log));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while mongod was starting", e);
        }
    }

    /**
     * Whether it takes writes; a server that is in no replica set yet becomes the only member of one.
     *
     * @param member host and port by which clients are told to reach it
     */
    static boolean isPrimary(MongoClient client, String member) {
        try {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            if (hello.getBoolean("isreplicaset", false)) {
                initiate(client, member);
                return false;
            }
            return hello.getBoolean("isWritablePrimary", false);
        } catch (MongoException e) {
            return false;
        }
    }

    private static void initiate(MongoClient client, String host) {
        Document member = new Document("_id", 0).append("host", host);
        Document configuration = new Document("_id", NAME).append("members", List.of(member));
        try {
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", configuration));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() == NOT_YET_INITIALIZED) {
                throw e;
            }
        }
    }

    private static String hint(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
            String missing = tail.contains("error while loading shared libraries")
                    ? " It needs libcurl4 and libssl3 (on Debian: apt-get install libcurl4 libssl3)."
                    : "";
            return missing + " Its last words, from " + log + ":\n" + tail;
        } catch (IOException e) {
            return " It left no log in " + log + ".";
        }
    }
}
