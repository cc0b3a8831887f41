package dev.accord.sharing.webhook;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.accord.kit.signal.Traces;
import dev.accord.kit.time.IdSource;
import dev.accord.sharing.partner.PartnerId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Messages to partners, kept until delivered: written with the change they tell of, carried out by a relay. */
@Component
public class Webhooks {

    private static final Duration DELIVERED_KEPT = Duration.ofDays(30);
    private static final String QUEUED = "queued";
    private static final String PARKED = "parked";

    private final MongoCollection<WebhookMessage> messages;
    private final JsonMapper json;
    private final Clock clock;
    private final IdSource ids;
    private final Traces traces;

    Webhooks(MongoDatabase database, JsonMapper json, Clock clock, IdSource ids, Traces traces) {
        this.messages = database.getCollection("webhooks", WebhookMessage.class);
        this.json = json;
        this.clock = clock;
        this.ids = ids;
        this.traces = traces;
        messages.createIndex(Indexes.ascending("state", "due"));
        messages.createIndex(
                Indexes.ascending("deliveredAt"),
                new IndexOptions().expireAfter(DELIVERED_KEPT.toSeconds(), TimeUnit.SECONDS));
    }

    /**
     * Leaves a message for the partner, if and only if the session's transaction commits.
     *
     * @param type as in {@code agreement.suspended}
     * @param data ids, names and times; subjects by their pairwise id only
     */
    public void add(ClientSession session, PartnerId partner, String type, Map<String, Object> data) {
        var now = clock.instant();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("type", type);
        payload.put("timestamp", now);
        payload.put("data", data);
        messages.insertOne(
                session,
                new WebhookMessage(
                        "msg_" + ids.next(),
                        partner,
                        type,
                        json.writeValueAsString(payload),
                        QUEUED,
                        now,
                        now,
                        0,
                        null,
                        traces.here()));
    }

    /** Takes one message that is due, for the given time; another instance may take it after that. */
    Optional<WebhookMessage> claim(Duration hold) {
        var now = clock.instant();
        return Optional.ofNullable(messages.findOneAndUpdate(
                Filters.and(Filters.eq("state", QUEUED), Filters.lte("due", Date.from(now))),
                Updates.combine(Updates.set("due", Date.from(now.plus(hold))), Updates.inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("due")).returnDocument(ReturnDocument.AFTER)));
    }

    void delivered(WebhookMessage message) {
        messages.updateOne(
                byId(message.id()),
                Updates.combine(
                        Updates.set("state", "delivered"),
                        Updates.set("deliveredAt", Date.from(clock.instant())),
                        Updates.unset("lastFailure")));
    }

    void tryAgain(WebhookMessage message, Duration wait, String why) {
        messages.updateOne(
                stillClaimed(message),
                Updates.combine(
                        Updates.set("due", Date.from(clock.instant().plus(wait))), Updates.set("lastFailure", why)));
    }

    void park(WebhookMessage message, String why) {
        messages.updateOne(
                stillClaimed(message), Updates.combine(Updates.set("state", PARKED), Updates.set("lastFailure", why)));
    }

    long waiting() {
        return messages.countDocuments(Filters.eq("state", QUEUED));
    }

    long parked() {
        return messages.countDocuments(Filters.eq("state", PARKED));
    }

    /** How long the oldest message has waited that is not parked; zero when none waits. */
    Duration oldestWaits() {
        var oldest = messages.find(Filters.eq("state", QUEUED))
                .sort(Sorts.ascending("createdAt"))
                .first();
        return oldest == null ? Duration.ZERO : Duration.between(oldest.createdAt(), clock.instant());
    }

    List<WebhookMessage> page(Optional<String> state, Optional<String> after, int most) {
        return messages.find(Filters.and(
                        state.map(name -> Filters.eq("state", name)).orElseGet(Filters::empty),
                        after.map(id -> Filters.gt("_id", id)).orElseGet(Filters::empty)))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** Sends a parked or delivered message again from the beginning. False when there is none with that id. */
    boolean sendAgain(String id) {
        return messages.updateOne(
                                Filters.and(byId(id), Filters.ne("state", QUEUED)),
                                Updates.combine(
                                        Updates.set("state", QUEUED),
                                        Updates.set("attempts", 0),
                                        Updates.unset("deliveredAt"),
                                        Updates.set("due", Date.from(clock.instant()))))
                        .getModifiedCount()
                == 1;
    }

    /** Whoever held it for too long has no say any more: another instance has claimed it since, and counted that. */
    private static Bson stillClaimed(WebhookMessage message) {
        return Filters.and(byId(message.id()), Filters.eq("state", QUEUED), Filters.eq("attempts", message.attempts()));
    }

    private static Bson byId(String id) {
        return Filters.eq("_id", id);
    }
}
