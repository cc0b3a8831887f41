package dev.accord.sharing.partner;

import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.sharing.settlement.Settlement;
import dev.accord.sharing.settlement.Settlement.Narrowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonType;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** All partners. */
@Component
public class Partners {

    private static final long LINEARIZABLE_LIMIT_MILLIS = 1000;

    private final MongoCollection<Partner> partners;
    private final MongoCollection<Document> history;
    private final Settlement settlement;

    Partners(MongoDatabase database, Settlement settlement) {
        this.partners = database.getCollection("partners", Partner.class);
        this.history = database.getCollection("partner_history");
        this.settlement = settlement;
        partners.createIndex(
                Indexes.ascending("clientId"),
                new IndexOptions().unique(true).partialFilterExpression(Filters.exists("clientId")));
    }

    public Optional<Partner> find(PartnerId id) {
        return Optional.ofNullable(partners.find(Filters.eq("_id", id.value())).first());
    }

    public List<Partner> all(Collection<PartnerId> ids) {
        return partners.find(
                        Filters.in("_id", ids.stream().map(PartnerId::value).toList()))
                .into(new ArrayList<>());
    }

    /** As it is now, even while a former primary still answers (invariant 2). */
    public Optional<Partner> now(PartnerId id) {
        return Optional.ofNullable(partners.withReadConcern(ReadConcern.LINEARIZABLE)
                .find(Filters.eq("_id", id.value()))
                .maxTime(LINEARIZABLE_LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .first());
    }

    /**
     * The partner whose client is calling, whatever its state. Its token must be bound to a key: that the proof was
     * shown is then certain, for a bound token without its proof is refused before it comes here.
     *
     * @throws Problem forbidden when the caller is no partner of ours, proof-missing when the token is bound to no key
     */
    public Partner calling(Caller caller) {
        requireBound(caller);
        return Optional.ofNullable(
                        partners.find(Filters.eq("clientId", caller.client())).first())
                .orElseThrow(() -> new Problem(ProblemType.FORBIDDEN, "This client belongs to no partner."));
    }

    private static void requireBound(Caller caller) {
        if (!(caller.token().getClaim("cnf") instanceof Map<?, ?> bound) || !bound.containsKey("jkt")) {
            throw new Problem(ProblemType.PROOF_MISSING, "A partner's token must be bound to a key (RFC 9449).");
        }
    }

    List<Partner> page(Optional<String> after, int most) {
        var found = partners.find(after.map(id -> Filters.gt("_id", id)).orElseGet(Filters::empty))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .into(new ArrayList<>());
        awaitShowable(found);
        return found;
    }

    /** Those that may not call, by their clients. */
    List<StoppedPartnersController.Stopped> stopped() {
        return partners.withReadConcern(ReadConcern.MAJORITY)
                .find(Filters.and(Filters.eq("state.type", "suspended"), Filters.type("clientId", BsonType.STRING)))
                .map(partner -> new StoppedPartnersController.Stopped(
                        Objects.requireNonNull(partner.clientId()), partner.seq()))
                .into(new ArrayList<>());
    }

    Optional<Partner> find(ClientSession session, PartnerId id) {
        return Optional.ofNullable(
                partners.find(session, Filters.eq("_id", id.value())).first());
    }

    void add(ClientSession session, Partner partner, String by) {
        partners.insertOne(session, partner);
        record(session, partner, "registered", by, "", partner.createdAt());
    }

    /** Replaces the state of the sequence before it, and puts the change on record. */
    void put(ClientSession session, Partner partner, String what, String by, String reason, Instant at) {
        var result = partners.replaceOne(
                session,
                Filters.and(Filters.eq("_id", partner.id().value()), Filters.eq("seq", partner.seq() - 1)),
                partner);
        if (result.getMatchedCount() != 1) {
            throw new Problem(ProblemType.STALE_VERSION, "It has another version now: read it again, then decide.");
        }
        record(session, partner, what, by, reason, at);
    }

    /** Returns once the partner may be shown as it was read (invariant 2). */
    void awaitShowable(Collection<Partner> read) {
        settlement.await(
                partners,
                read.stream()
                        .map(one -> new Narrowed(one.id().value(), one.narrowedSeq(), one.settledSeq()))
                        .toList());
    }

    private void record(ClientSession session, Partner partner, String what, String by, String reason, Instant at) {
        history.insertOne(
                session,
                new Document("_id", new Document("partner", partner.id().value()).append("seq", partner.seq()))
                        .append("what", what)
                        .append("by", by)
                        .append("reason", reason)
                        .append("state", partner.state().label())
                        .append("at", Date.from(at)));
    }
}
