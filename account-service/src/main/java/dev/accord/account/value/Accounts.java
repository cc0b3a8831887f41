package dev.accord.account.value;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.pullByFilter;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.value.AccountChange.What;
import dev.accord.kit.outbox.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The store of accounts. Reads go to the primary with majority concern, as the store's settings say: never stale. */
@Repository
public class Accounts {
    private static final String SHARING = "sharing-service";

    private final MongoCollection<Account> accounts;
    private final MongoCollection<AccountChange> history;
    private final Outbox outbox;

    Accounts(MongoDatabase database, Outbox outbox) {
        this.accounts = database.getCollection("accounts", Account.class);
        this.history = database.getCollection("history", AccountChange.class);
        this.outbox = outbox;
        accounts.createIndex(Indexes.ascending("values.keepUntil"));
    }

    public Optional<Account> find(SubjectId subject) {
        return Optional.ofNullable(accounts.find(eq("_id", subject)).first());
    }

    public Optional<Account> find(ClientSession session, SubjectId subject) {
        return Optional.ofNullable(accounts.find(session, eq("_id", subject)).first());
    }

    public List<Account> find(Collection<SubjectId> subjects) {
        return accounts.find(in("_id", subjects)).into(new ArrayList<>());
    }

    /** Ids in order, after the given one. */
    public List<SubjectId> idsAfter(Optional<SubjectId> after, int most) {
        return accounts.withDocumentClass(Document.class)
                .find(after.map(id -> gt("_id", id)).orElseGet(() -> empty()))
                .projection(Projections.include("_id"))
                .sort(ascending("_id"))
                .limit(most)
                .map(document -> new SubjectId(document.getString("_id")))
                .into(new ArrayList<>());
    }

    /** State, history and outgoing events in the session's one transaction (invariant 4). */
    public Account save(ClientSession session, Revision revision) {
        Account after = revision.after();
        if (revision.isOpening()) {
            accounts.insertOne(session, after);
        } else {
            accounts.replaceOne(session, eq("_id", after.id()), after);
        }
        if (!revision.changes().isEmpty()) {
            history.insertMany(session, revision.changes());
        }
        revision.changes().forEach(change -> tell(session, after.id(), change));
        return after;
    }

    /** Whoever received a value is told that it was wrong, or is gone (D2, D3): by name, never by content. */
    private void tell(ClientSession session, SubjectId subject, AccountChange change) {
        switch (change.what()) {
            case OPENED, COLLECTED -> {}
            case CORRECTED, DELETED ->
                outbox.add(
                        session,
                        SHARING,
                        subject.value(),
                        change.seq(),
                        change.what() == What.CORRECTED ? "field-corrected" : "field-deleted",
                        Map.of(
                                "subject", subject.value(),
                                "field", change.fields().getFirst().value(),
                                "at", change.at().toString()));
        }
    }

    /** The history of a subject, oldest first, after the given sequence number. */
    public List<AccountChange> history(SubjectId subject, long afterSeq, int most) {
        var from = new Document("subject", subject.value()).append("seq", afterSeq);
        var upTo = new Document("subject", subject.value()).append("seq", Long.MAX_VALUE);
        return history.find(com.mongodb.client.model.Filters.and(gt("_id", from), lte("_id", upTo)))
                .sort(ascending("_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** Deletes what must not be served any more from at most so many accounts; says from how many. */
    int forgetExpired(Instant now, int most) {
        var over = accounts.withDocumentClass(Document.class)
                .find(lte("values.keepUntil", now))
                .projection(Projections.include("_id"))
                .limit(most)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        over.forEach(id -> accounts.updateOne(
                eq("_id", id),
                pullByFilter(new Document("values", new Document("keepUntil", new Document("$lte", now))))));
        return over.size();
    }
}
