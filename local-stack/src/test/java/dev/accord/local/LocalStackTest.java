package dev.accord.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.accord.local.platform.Ports;
import dev.accord.local.platform.Settings;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts that need no build; system-tests start all of them. */
class LocalStackTest {
    @TempDir
    private Path folder;

    @Test
    void keepsItsDataOverAKillAndARestart() throws Exception {
        try (LocalStack stack = LocalStack.start(storesOnly());
                MongoClient client = MongoClients.create(stack.mongodbUri())) {
            client.getDatabase("trial").getCollection("notes").insertOne(new Document("_id", "kept"));
            long pid = stack.pid("mongod");
            stack.kill("mongod");
            assertThat(stack.isUp("mongod")).isFalse();
            stack.start("mongod");
            assertThat(stack.pid("mongod")).isNotEqualTo(pid);
            assertThat(client.getDatabase("trial").getCollection("notes").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void takesMailAndStopsWithEverythingElse() throws Exception {
        LocalStack stack = LocalStack.start(storesOnly());
        int smtp = stack.ports().smtp();
        try (Socket mail = new Socket(InetAddress.ofLiteral("127.0.0.1"), smtp)) {
            assertThat(mail.isConnected()).isTrue();
        }
        stack.close();
        assertThat(stack.parts()).allMatch(part -> part.pid() == 0);
    }

    private Settings storesOnly() {
        return LocalStack.settings(folder)
                .withGiven(Optional.empty(), Optional.of("http://127.0.0.1:1"), Optional.empty())
                .without(new Ports(Ports.USUAL_BASE).services().keySet());
    }
}
