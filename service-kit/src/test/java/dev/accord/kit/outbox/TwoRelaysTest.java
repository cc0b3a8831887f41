package dev.accord.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that the instances of a service share is the store: relays side by side on one outbox. */
class TwoRelaysTest {

    private static final int RELAYS = 4;
    private static final int AGGREGATES = 12;
    private static final int EACH = 5;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
    private static final Clock LATER = Clock.offset(NOON, Duration.ofMinutes(1));

    private static MongoClient client;

    private MongoDatabase database;

    @BeforeAll
    static void open() {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString(Mongod.uriForTests()))
                .writeConcern(WriteConcern.MAJORITY)
                .build());
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @BeforeEach
    void fresh() {
        database = client.getDatabase(MongoForTests.freshDatabase());
    }

    @AfterEach
    void forget() {
        database.drop();
    }

    @Test
    void carryEachEventOnceBetweenThemAndThoseOfOneAggregateInOrder() throws Exception {
        for (int aggregate = 0; aggregate < AGGREGATES; aggregate++) {
            for (long seq = 1; seq <= EACH; seq++) {
                add(outbox(NOON), "a" + aggregate, seq);
            }
        }
        var carried = new ConcurrentHashMap<String, ConcurrentLinkedQueue<Long>>();
        EventsClient receiver = (address, target, event) -> {
            carried.computeIfAbsent(event.aggregate(), a -> new ConcurrentLinkedQueue<>())
                    .add(event.seq());
            return new EventsClient.Received(true);
        };
        var together = new CyclicBarrier(RELAYS);
        var relays = new ArrayList<Thread>();
        for (int i = 0; i < RELAYS; i++) {
            var relay = relay(receiver);
            relays.add(Thread.ofVirtual().start(() -> {
                try {
                    together.await();
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
                while (database.getCollection("outbox").countDocuments() > 0) {
                    relay.run();
                }
            }));
        }
        for (Thread relay : relays) {
            relay.join();
        }

        assertThat(carried).hasSize(AGGREGATES);
        assertThat(carried.values())
                .allSatisfy(seqs -> assertThat(seqs)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, EACH).boxed().toList()));
    }

    @Test
    void leaveWhatAnotherHoldsAndTakeItWhenThatOneHasLetItsTimePass() {
        add(outbox(NOON), "a1", 1);
        add(outbox(NOON), "a1", 2);

        assertThat(outbox(NOON).claim(Duration.ofSeconds(10))).isPresent();
        assertThat(outbox(NOON).claim(Duration.ofSeconds(10))).isEmpty();
        assertThat(outbox(LATER).claim(Duration.ofSeconds(10)))
                .hasValueSatisfying(waiting -> assertThat(waiting.event().seq()).isEqualTo(1));
    }

    @Test
    void giveWhoeverHeldAnEventForTooLongNoMoreSayOverIt() {
        add(outbox(NOON), "a1", 1);
        var late = outbox(NOON).claim(Duration.ofSeconds(10)).orElseThrow();
        assertThat(outbox(LATER).claim(Duration.ofSeconds(10))).isPresent();

        outbox(LATER).park(late, "refused-400");
        outbox(LATER).tryAgain(late, Duration.ZERO, "late");

        assertThat(outbox(LATER).parked(Optional.empty(), 10)).isEmpty();
        assertThat(outbox(LATER).claim(Duration.ofSeconds(10))).isEmpty();
    }

    private Outbox outbox(Clock clock) {
        return new Outbox(database, "box-service", clock, UUID::randomUUID, Traces.none());
    }

    private OutboxRelay relay(EventsClient receiver) {
        return new OutboxRelay(
                outbox(NOON),
                new OutboxSettings(Duration.ofMillis(1), Duration.ofMillis(1), 5),
                receiver,
                new Neighbours(Map.of("shelf", List.of(URI.create("http://127.0.0.1:1")))),
                Traces.none());
    }

    private void add(Outbox outbox, String aggregate, long seq) {
        new Transactions(client).inOne(session -> {
            outbox.add(session, "shelf-service", aggregate, seq, "box-made", Map.of());
            return new Document();
        });
    }
}
