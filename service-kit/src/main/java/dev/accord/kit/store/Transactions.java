package dev.accord.kit.store;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One aggregate, one atomic write (invariant 4): state, history, outgoing events and the idempotency mark together,
 * durable at a majority before it returns (invariant 3).
 */
public class Transactions {

    private static final int MOST_ATTEMPTS = 12;
    private static final int DUPLICATE_KEY = 11000;
    private static final TransactionOptions DURABLE = TransactionOptions.builder()
            .readConcern(ReadConcern.SNAPSHOT)
            .readPreference(ReadPreference.primary())
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .maxCommitTime(5L, TimeUnit.SECONDS)
            .build();

    private final MongoClient client;

    public Transactions(MongoClient client) {
        this.client = client;
    }

    /**
     * Runs the work in one transaction and returns once it is durable. The work may run more than once and must do
     * nothing but read and write through its session. It is tried again when it met another writer, at most 12 times.
     */
    public <T> T inOne(Function<ClientSession, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (var session = client.startSession(
                    ClientSessionOptions.builder().causallyConsistent(true).build())) {
                session.startTransaction(DURABLE);
                T result;
                try {
                    result = work.apply(session);
                } catch (RuntimeException | Error failed) {
                    if (session.hasActiveTransaction()) {
                        session.abortTransaction();
                    }
                    throw failed;
                }
                commit(session);
                return result;
            } catch (MongoException conflict) {
                if (attempt == MOST_ATTEMPTS || !worthAnotherTry(conflict)) {
                    throw conflict;
                }
                pause(attempt);
            }
        }
    }

    private static void commit(ClientSession session) {
        for (int attempt = 1; ; attempt++) {
            try {
                session.commitTransaction();
                return;
            } catch (MongoException unknown) {
                if (attempt == MOST_ATTEMPTS
                        || !unknown.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)) {
                    throw unknown;
                }
            }
        }
    }

    /** A duplicate key is worth another try because the work then finds what the other writer inserted. */
    private static boolean worthAnotherTry(MongoException conflict) {
        return conflict.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                || conflict.getCode() == DUPLICATE_KEY
                || (conflict instanceof MongoWriteException write
                        && write.getError().getCode() == DUPLICATE_KEY);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 2L << Math.min(attempt, 6)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try again", interrupted);
        }
    }
}
