package dev.accord.consent.decision;

import com.mongodb.ClientSessionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.accord.kit.time.MonotonicClock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A majority write to one sentinel document. What is read with majority in a causal session after it cannot miss a change whose
 * majority write finished before it began; a deposed primary cannot complete it (invariant 2). Batches that wait at the same time share
 * one write, but only a write that begins after they arrived.
 */
@Component
class SharedBarrier {

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(1, TimeUnit.SECONDS);

    /** @param beganAtNanos the moment before the write was sent */
    record Barrier(long beganAtNanos, BsonTimestamp operationTime, BsonDocument clusterTime) {}

    /** Those who wait for the same write. Guarded by {@code turn}. */
    private static final class Round {
        private @Nullable Barrier barrier;
        private @Nullable RuntimeException failure;
    }

    private final MongoClient client;
    private final MongoCollection<Document> sentinel;
    private final MonotonicClock clock;
    private final ReentrantLock arriving = new ReentrantLock();
    private final ReentrantLock turn = new ReentrantLock();
    private Round next = new Round();

    SharedBarrier(MongoClient client, MongoDatabase database, MonotonicClock clock) {
        this.client = client;
        this.sentinel = database.getCollection("sentinel").withWriteConcern(DURABLE);
        this.clock = clock;
        sentinel.updateOne(Filters.eq("_id", "barrier"), Updates.inc("writes", 1L), new UpdateOptions().upsert(true));
    }

    /** Waits for a barrier that began after this call. */
    Barrier await() {
        var mine = join();
        turn.lock();
        try {
            if (mine.barrier == null && mine.failure == null) {
                lead(mine);
            }
            if (mine.failure != null) {
                throw mine.failure;
            }
            return Objects.requireNonNull(mine.barrier);
        } finally {
            turn.unlock();
        }
    }

    /** A session whose majority reads show whatever was acknowledged before the barrier began. */
    ClientSession behind(Barrier barrier) {
        var session = causal();
        session.advanceClusterTime(barrier.clusterTime());
        session.advanceOperationTime(barrier.operationTime());
        return session;
    }

    private Round join() {
        arriving.lock();
        try {
            return next;
        } finally {
            arriving.unlock();
        }
    }

    private void lead(Round round) {
        // From here on arrivals belong to the next round, for this one's write is about to begin.
        arriving.lock();
        try {
            next = new Round();
        } finally {
            arriving.unlock();
        }
        try {
            round.barrier = write();
        } catch (RuntimeException failed) {
            round.failure = failed;
        }
    }

    private Barrier write() {
        try (var session = causal()) {
            long began = clock.nanos();
            sentinel.updateOne(session, Filters.eq("_id", "barrier"), Updates.inc("writes", 1L));
            return new Barrier(
                    began,
                    Objects.requireNonNull(session.getOperationTime()),
                    Objects.requireNonNull(session.getClusterTime()));
        }
    }

    private ClientSession causal() {
        return client.startSession(
                ClientSessionOptions.builder().causallyConsistent(true).build());
    }
}
