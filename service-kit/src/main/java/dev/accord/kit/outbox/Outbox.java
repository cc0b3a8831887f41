package dev.accord.kit.outbox;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.accord.kit.signal.Traces;
import dev.accord.kit.time.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Events waiting to leave. They are written in the transaction of the change that caused them (invariant 4) and removed
 * when the receiver has them. Events of one aggregate leave in order; one that is parked holds back those after it.
 */
public class Outbox {

    private final MongoCollection<Document> events;
    private final String source;
    private final Clock clock;
    private final IdSource ids;
    private final Traces traces;

    public Outbox(MongoDatabase database, String source, Clock clock, IdSource ids, Traces traces) {
        this.events = database.getCollection("outbox");
        this.source = source;
        this.clock = clock;
        this.ids = ids;
        this.traces = traces;
        events.createIndex(Indexes.ascending("parked", "due"));
        events.createIndex(Indexes.ascending("target", "aggregate", "seq"));
    }

    /** Leaves the event for the target, if and only if the session's transaction commits. */
    public void add(
            ClientSession session, String target, String aggregate, long seq, String type, Map<String, ?> payload) {
        var now = Date.from(clock.instant());
        events.insertOne(
                session,
                new Document("_id", ids.next().toString())
                        .append("target", target)
                        .append("aggregate", aggregate)
                        .append("seq", seq)
                        .append("type", type)
                        .append("at", now)
                        .append("payload", new Document(Map.copyOf(payload)))
                        .append("trace", traces.here())
                        .append("attempts", 0)
                        .append("parked", false)
                        .append("due", now));
    }

    /** Takes one event whose turn it is, for the given time; another instance may take it after that. */
    Optional<Waiting> claim(Duration hold) {
        var now = clock.instant();
        var skip = new ArrayList<String>();
        for (var candidate : events.find(Filters.and(Filters.eq("parked", false), Filters.lte("due", Date.from(now))))
                .sort(Sorts.ascending("due"))
                .limit(100)) {
            var lane = candidate.getString("target") + "|" + candidate.getString("aggregate");
            if (skip.contains(lane)) {
                continue;
            }
            skip.add(lane);
            var first = events.find(Filters.and(
                            Filters.eq("target", candidate.getString("target")),
                            Filters.eq("aggregate", candidate.getString("aggregate"))))
                    .sort(Sorts.ascending("seq"))
                    .first();
            if (first == null
                    || first.getBoolean("parked")
                    || first.getDate("due").toInstant().isAfter(now)) {
                continue;
            }
            var claimed = events.findOneAndUpdate(
                    Filters.and(byId(first.getString("_id")), Filters.eq("due", first.getDate("due"))),
                    Updates.combine(Updates.set("due", Date.from(now.plus(hold))), Updates.inc("attempts", 1)),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            if (claimed != null) {
                return Optional.of(waiting(claimed));
            }
        }
        return Optional.empty();
    }

    void delivered(Waiting event) {
        events.deleteOne(byId(event.event().id()));
    }

    void tryAgain(Waiting event, Duration wait, String why) {
        events.updateOne(
                stillClaimed(event),
                Updates.combine(
                        Updates.set("due", Date.from(clock.instant().plus(wait))), Updates.set("last_failure", why)));
    }

    void park(Waiting event, String why) {
        events.updateOne(
                stillClaimed(event), Updates.combine(Updates.set("parked", true), Updates.set("last_failure", why)));
    }

    /** Parked events, oldest first. */
    public List<ParkedEvent> parked(Optional<String> afterId, int most) {
        var found = new ArrayList<ParkedEvent>();
        events.find(Filters.and(
                        Filters.eq("parked", true),
                        afterId.map(id -> Filters.gt("_id", id)).orElseGet(Filters::empty)))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .forEach(document -> found.add(new ParkedEvent(
                        document.getString("_id"),
                        document.getString("target"),
                        document.getString("type"),
                        document.getDate("at").toInstant(),
                        document.getInteger("attempts"),
                        String.valueOf(document.getString("last_failure")))));
        return found;
    }

    long waiting() {
        return events.countDocuments(Filters.eq("parked", false));
    }

    long parked() {
        return events.countDocuments(Filters.eq("parked", true));
    }

    /** How long the oldest event has waited that is not parked; zero when none waits. */
    Duration oldestWaits() {
        var oldest = events.find(Filters.eq("parked", false))
                .sort(Sorts.ascending("at"))
                .first();
        return oldest == null
                ? Duration.ZERO
                : Duration.between(oldest.getDate("at").toInstant(), clock.instant());
    }

    /** Lets a parked event try again from the beginning. False when there is none with that id. */
    public boolean release(String id) {
        return events.updateOne(
                                Filters.and(byId(id), Filters.eq("parked", true)),
                                Updates.combine(
                                        Updates.set("parked", false),
                                        Updates.set("attempts", 0),
                                        Updates.set("due", Date.from(clock.instant()))))
                        .getModifiedCount()
                == 1;
    }

    private Waiting waiting(Document document) {
        return new Waiting(
                new Event(
                        document.getString("_id"),
                        source,
                        document.getString("aggregate"),
                        document.getLong("seq"),
                        document.getString("type"),
                        document.getDate("at").toInstant(),
                        document.get("payload", Document.class)),
                document.getString("target"),
                document.getInteger("attempts"),
                document.getString("trace"));
    }

    /** Whoever held it for too long has no say any more: another instance has claimed it since, and counted that. */
    private static Bson stillClaimed(Waiting event) {
        return Filters.and(byId(event.event().id()), Filters.eq("attempts", event.attempts()));
    }

    private static Bson byId(String id) {
        return Filters.eq("_id", id);
    }

    /**
     * An event on its way.
     *
     * @param trace of the change that it tells of; null when there is none
     */
    record Waiting(
            Event event,
            String target,
            int attempts,
            @Nullable String trace) {}

    /**
     * An event that could not be delivered, as an operator sees it.
     *
     * @param lastFailure a reason code, no content
     */
    public record ParkedEvent(String id, String target, String type, Instant at, int attempts, String lastFailure) {}
}
