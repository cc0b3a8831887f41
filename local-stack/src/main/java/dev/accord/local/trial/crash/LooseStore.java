package dev.accord.local.trial.crash;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.accord.local.platform.Settings;
import dev.accord.local.trial.BrokenTwin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;

/**
 * The broken twin of the crash trial: one method of the driver is taken out as services start, so that they do not ask for
 * the journal any more, and the store is told that a majority's memory will do; so they are answered as soon as it has a
 * write in memory, and see it from then on. It writes its journal seldom enough for a kill to catch some.
 */
final class LooseStore implements AutoCloseable {
    private static final BrokenTwin NO_JOURNAL =
            new BrokenTwin("com.mongodb.WriteConcern", "withJournal", Duration.ofDays(1));
    private static final int SELDOM_MILLIS = 500;
    private static final String JOURNAL_COUNTS = "writeConcernMajorityJournalDefault";

    private final Path agent;

    LooseStore() throws IOException {
        this.agent = NO_JOURNAL.agent();
    }

    Settings loosened(Settings settings) {
        Settings loosened = settings.leavingTheDeadAlone();
        for (String service : settings.services().keySet()) {
            if (!service.startsWith("gateway")) {
                loosened = loosened.withEnvironment(service, NO_JOURNAL.fromTheStart(agent));
            }
        }
        return loosened;
    }

    /** Done whenever the store has been started; how it counts majorities is kept, how often it writes is not. */
    void loosen(String mongodbUri) {
        try (MongoClient client = MongoClients.create(mongodbUri)) {
            MongoDatabase admin = client.getDatabase("admin");
            Document config = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
            if (config.getBoolean(JOURNAL_COUNTS, true)) {
                config.put(JOURNAL_COUNTS, false);
                config.put("version", config.getInteger("version") + 1);
                admin.runCommand(new Document("replSetReconfig", config));
            }
            admin.runCommand(new Document("setParameter", 1).append("journalCommitInterval", SELDOM_MILLIS));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(agent);
    }
}
