package dev.accord.local.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.accord.local.process.FreePorts;
import dev.accord.local.process.HeldProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreNodeTest {
    private static final Duration GENEROUS = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void keepsWhatItAcknowledgedAndGoesOnWhenOneOfThreeNodesIsKilled() {
        int base = FreePorts.run(3);
        List<Integer> ports = List.of(base, base + 1, base + 2);
        List<StoreNode> nodes = ports.stream()
                .map(port -> new StoreNode(folder.resolve("" + port), port, ports))
                .toList();
        List<HeldProcess> running = nodes.stream().map(StoreNode::start).toList();
        try (MongoClient client = MongoClients.create(
                "mongodb://127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d/?replicaSet=accord".formatted(ports.toArray()))) {
            await().atMost(GENEROUS).until(() -> nodes.stream().allMatch(StoreNode::isReady));
            MongoCollection<Document> notes = client.getDatabase("trial")
                    .getCollection("notes")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                    .withReadConcern(ReadConcern.LINEARIZABLE);
            notes.insertOne(new Document("_id", "before"));
            running.get(ports.indexOf(primary(client))).kill();
            await().atMost(GENEROUS).ignoreExceptions().untilAsserted(() -> {
                notes.insertOne(new Document());
                assertThat(notes.find(new Document("_id", "before")).first()).isNotNull();
            });
        } finally {
            running.forEach(HeldProcess::kill);
        }
    }

    private static int primary(MongoClient client) {
        String address =
                client.getDatabase("admin").runCommand(new Document("hello", 1)).getString("primary");
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }
}
