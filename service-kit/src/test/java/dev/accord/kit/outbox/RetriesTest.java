package dev.accord.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.accord.kit.instance.Neighbours;
import dev.accord.kit.signal.Traces;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.testing.MongoForTests;
import dev.accord.local.mongo.Mongod;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** How often an event is tried whose receiver is down, when nobody has set anything. */
class RetriesTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final int FAILURES = 12;

    private final OutboxSettings usual =
            Binder.get(new MockEnvironment()).bindOrCreate("accord.outbox", OutboxSettings.class);

    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void open() {
        client = MongoClients.create(Mongod.uriForTests());
        database = client.getDatabase(MongoForTests.freshDatabase());
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void waitLongerAfterEachFailureButNeverMoreThanEightSeconds() {
        new Transactions(client).inOne(session -> {
            outbox(NOON).add(session, "shelf-service", "a1", 1, "box-made", Map.of());
            return new Document();
        });
        List<Duration> waits = new ArrayList<>();
        for (Instant now = NOON; waits.size() < FAILURES; ) {
            relay(now).run();
            Instant due = due();
            waits.add(Duration.between(now, due));
            now = due;
        }

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(100), LONGEST));
        assertThat(waits.getFirst()).isLessThanOrEqualTo(usual.firstRetry());
        assertThat(waits.getLast()).isGreaterThanOrEqualTo(LONGEST.dividedBy(2));
    }

    @Test
    void goOnForMostOfADayBeforeAnEventIsParked() {
        Duration usualWait = usual.longestRetry().multipliedBy(3).dividedBy(4);

        assertThat(usualWait.multipliedBy(usual.attempts())).isBetween(Duration.ofHours(18), Duration.ofHours(24));
    }

    private Instant due() {
        return Objects.requireNonNull(database.getCollection("outbox").find().first())
                .getDate("due")
                .toInstant();
    }

    private Outbox outbox(Instant now) {
        return new Outbox(database, "box-service", Clock.fixed(now, ZoneOffset.UTC), UUID::randomUUID, Traces.none());
    }

    private OutboxRelay relay(Instant now) {
        EventsClient down = (address, target, event) -> {
            throw new IllegalStateException("down");
        };
        return new OutboxRelay(
                outbox(now),
                usual,
                down,
                new Neighbours(Map.of("shelf", List.of(URI.create("http://127.0.0.1:1")))),
                Traces.none());
    }
}
