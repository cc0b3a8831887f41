package dev.accord.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import dev.accord.kit.outbox.Outbox;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.store.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** All deliveries, each changed with its ledger entry and the event that tells consent-service, or not at all. */
@Component
public class Deliveries {

    private static final int DUPLICATE_KEY = 11000;
    private static final int MOST_TRIES = 8;
    private static final String TOLD = "consent-service";

    private final MongoCollection<Delivery> deliveries;
    private final MongoCollection<LedgerEntry> ledger;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Deliveries(MongoDatabase database, Transactions transactions, Outbox outbox, Clock clock) {
        this.deliveries = DeliveryStore.deliveries(database);
        this.ledger = DeliveryStore.ledger(database);
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Prepares these people; who has a delivery of the campaign already keeps it. Durable when it returns. */
    public int prepare(List<Delivery> prepared) {
        if (prepared.isEmpty()) {
            return 0;
        }
        try {
            return deliveries
                    .insertMany(prepared, new InsertManyOptions().ordered(false))
                    .getInsertedIds()
                    .size();
        } catch (MongoBulkWriteException some) {
            if (some.getWriteConcernError() != null
                    || some.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw some;
            }
            return some.getWriteResult().getInsertedCount();
        }
    }

    public Optional<Delivery> find(DeliveryId id) {
        return Optional.ofNullable(deliveries.find(eq("_id", id)).first());
    }

    /**
     * Moves a delivery on by one verb, again if somebody else moved it meanwhile.
     *
     * @return what the verb came to; not possible if there is no such delivery
     */
    public Step change(DeliveryId id, Function<Delivery, Step> verb) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<Delivery> found = find(id);
            if (found.isEmpty()) {
                return new Step.NotPossible();
            }
            Step step = verb.apply(found.get());
            switch (step) {
                case Step.Moved moved -> {
                    if (saved(found.get(), moved)) {
                        return step;
                    }
                }
                case Step.AlreadySo _, Step.NotPossible _ -> {
                    return step;
                }
            }
        }
        throw new Problem(ProblemType.CONFLICT, "It is being changed by others at this moment. Try again.");
    }

    private boolean saved(Delivery before, Step.Moved moved) {
        return transactions.inOne(session -> {
            Delivery after = moved.delivery();
            var unchanged = and(eq("_id", before.id()), eq("seq", before.seq()));
            if (deliveries.replaceOne(session, unchanged, after).getMatchedCount() == 0) {
                return false;
            }
            if (moved.happening() != null) {
                var key = new LedgerEntry.Key(after.id(), after.seq());
                ledger.insertOne(session, new LedgerEntry(key, clock.instant(), moved.happening(), moved.setback()));
            }
            if (before.outcome() == null && after.outcome() != null) {
                tell(session, after, after.outcome());
            }
            return true;
        });
    }

    /** Ids and words only: who was reached is told by the pseudonymous id, never how to reach them. */
    private void tell(ClientSession session, Delivery delivery, Outcome outcome) {
        outbox.add(
                session,
                TOLD,
                delivery.id().value(),
                delivery.seq(),
                "notice-delivered",
                Map.of(
                        "subject", delivery.subject().value(),
                        "policy_version", delivery.policyVersion().value(),
                        "channel", outcome.kind().channel(),
                        "outcome", outcome.kind().word(),
                        "at", outcome.at().toString()));
    }
}
