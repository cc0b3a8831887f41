package dev.accord.local.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongodTest {
    @TempDir
    private Path folder;

    @Test
    void keepsWhatItAcknowledgedThroughAKillAndARestart() {
        try (Mongod mongod = Mongod.start(folder, 0);
                MongoClient client = MongoClients.create(mongod.uri())) {
            MongoCollection<Document> notes = client.getDatabase("trial")
                    .getCollection("notes")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            notes.insertOne(new Document("_id", "kept"));
            mongod.kill();
            mongod.restart();
            assertThat(notes.withReadConcern(ReadConcern.LINEARIZABLE)
                            .find(new Document("_id", "kept"))
                            .first())
                    .isNotNull();
        }
    }

    @Test
    void runsTransactionsOverTwoCollections() {
        try (MongoClient client = MongoClients.create(Mongod.uriForTests());
                ClientSession session = client.startSession()) {
            var database = client.getDatabase("transactions");
            session.withTransaction(() -> {
                database.getCollection("states").insertOne(session, new Document("_id", 1));
                database.getCollection("events").insertOne(session, new Document("_id", 1));
                return "done";
            });
            assertThat(database.getCollection("events").countDocuments()).isEqualTo(1);
            database.drop();
        }
    }

    @Test
    void letsOthersWriteSoonWhereATransactionWasLeftOpen() {
        try (MongoClient client = MongoClients.create(Mongod.uriForTests());
                ClientSession leftOpen = client.startSession()) {
            MongoCollection<Document> notes = client.getDatabase("left_open").getCollection("notes");
            notes.insertOne(new Document("_id", "contended"));
            leftOpen.startTransaction();
            notes.updateOne(leftOpen, eq("contended"), set("by", "nobody any more"));

            assertTimeout(Duration.ofSeconds(10), () -> notes.updateOne(eq("contended"), set("by", "another")));

            client.getDatabase("left_open").drop();
        }
    }

    @Test
    void leavesNoProcessBehindWhenClosed() {
        Mongod mongod = Mongod.start(folder, 0);
        long pid = mongod.pid();
        assertThat(ProcessHandle.of(pid)).isPresent();
        mongod.close();
        await().until(() -> ProcessHandle.of(pid).isEmpty());
        assertThat(Files.exists(folder.resolve("db"))).isTrue();
    }
}
