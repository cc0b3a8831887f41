package dev.accord.sharing.agreement;

import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.partner.PartnerId;
import dev.accord.sharing.settlement.Settlement;
import dev.accord.sharing.settlement.Settlement.Narrowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** All agreements. */
@Component
public class Agreements {

    private static final long LINEARIZABLE_LIMIT_MILLIS = 1000;
    private static final int MOST_ACTIVE_READ = 1000;

    private final MongoCollection<Agreement> agreements;
    private final MongoCollection<Document> history;
    private final Settlement settlement;

    Agreements(MongoDatabase database, Settlement settlement) {
        this.agreements = database.getCollection("agreements", Agreement.class);
        this.history = database.getCollection("agreement_history");
        this.settlement = settlement;
        agreements.createIndex(Indexes.ascending("terms.partner"));
        agreements.createIndex(Indexes.ascending("state.type", "terms.endsAt"));
        agreements.createIndex(Indexes.ascending("terms.purposes.purpose", "state.type"));
    }

    public Optional<Agreement> find(AgreementId id) {
        return Optional.ofNullable(agreements.find(byId(id)).first());
    }

    /** As it is now, even while a former primary still answers (invariant 2). */
    public Optional<Agreement> now(AgreementId id) {
        return Optional.ofNullable(agreements
                .withReadConcern(ReadConcern.LINEARIZABLE)
                .find(byId(id))
                .maxTime(LINEARIZABLE_LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .first());
    }

    /** Agreements under which data may leave now, at most 1,000. */
    public List<Agreement> letting(Optional<PurposeKey> purpose, Instant now) {
        return agreements
                .find(Filters.and(
                        Filters.eq("state.type", "active"),
                        Filters.gt("terms.endsAt", Date.from(now)),
                        purpose.map(key -> Filters.eq("terms.purposes.purpose", key.value()))
                                .orElseGet(Filters::empty)))
                .sort(Sorts.ascending("_id"))
                .limit(MOST_ACTIVE_READ)
                .into(new ArrayList<>());
    }

    List<Agreement> page(Optional<PartnerId> partner, Optional<String> after, int most) {
        var found = agreements
                .find(Filters.and(
                        partner.map(id -> Filters.eq("terms.partner", id.value()))
                                .orElseGet(Filters::empty),
                        after.map(id -> Filters.gt("_id", id)).orElseGet(Filters::empty)))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .into(new ArrayList<>());
        awaitShowable(found);
        return found;
    }

    List<Agreement> pastTheirEnd(Instant now, int most) {
        return agreements
                .find(Filters.and(
                        Filters.in(
                                "state.type", "draft", "signed-by-company", "signed-by-partner", "active", "suspended"),
                        Filters.lte("terms.endsAt", Date.from(now))))
                .limit(most)
                .into(new ArrayList<>());
    }

    Optional<Agreement> find(ClientSession session, AgreementId id) {
        return Optional.ofNullable(agreements.find(session, byId(id)).first());
    }

    void add(ClientSession session, Agreement agreement, String by) {
        agreements.insertOne(session, agreement);
        record(session, agreement, "drafted", by, "", agreement.createdAt());
    }

    /** Replaces the state of the sequence before it, and puts the change on record. */
    void put(ClientSession session, Agreement agreement, String what, String by, String reason, Instant at) {
        var result = agreements.replaceOne(
                session, Filters.and(byId(agreement.id()), Filters.eq("seq", agreement.seq() - 1)), agreement);
        if (result.getMatchedCount() != 1) {
            throw new Problem(ProblemType.STALE_VERSION, "It has another version now: read it again, then decide.");
        }
        record(session, agreement, what, by, reason, at);
    }

    /** Returns once the agreements may be shown as they were read (invariant 2). */
    void awaitShowable(Collection<Agreement> read) {
        settlement.await(
                agreements,
                read.stream()
                        .map(one -> new Narrowed(one.id().value(), one.narrowedSeq(), one.settledSeq()))
                        .toList());
    }

    private void record(ClientSession session, Agreement agreement, String what, String by, String reason, Instant at) {
        history.insertOne(
                session,
                new Document("_id", new Document("agreement", agreement.id().value()).append("seq", agreement.seq()))
                        .append("what", what)
                        .append("by", by)
                        .append("reason", reason)
                        .append("state", agreement.state().label())
                        .append("termsHash", agreement.termsHash())
                        .append("at", Date.from(at)));
    }

    private static Bson byId(AgreementId id) {
        return Filters.eq("_id", id.value());
    }
}
