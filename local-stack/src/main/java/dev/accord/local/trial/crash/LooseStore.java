package dev.accord.local.trial.crash;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.accord.local.platform.Settings;
import dev.accord.local.trial.BrokenTwin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;

/**
 * The broken twin of the crash trial: one method of the driver is taken out as services start, so that they are answered
 * as soon as the store has a write in memory; and the store writes its journal seldom enough for a kill to catch some.
 */
final class LooseStore implements AutoCloseable {
    private static final BrokenTwin NO_JOURNAL =
            new BrokenTwin("com.mongodb.WriteConcern", "withJournal", Duration.ofDays(1));
    private static final int SELDOM_MILLIS = 300;

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

    void slowDown(String mongodbUri) {
        try (MongoClient client = MongoClients.create(mongodbUri)) {
            client.getDatabase("admin")
                    .runCommand(new Document("setParameter", 1).append("journalCommitInterval", SELDOM_MILLIS));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(agent);
    }
}
