package dev.accord.account.telemetry;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.sealing.ValueId;
import dev.accord.account.subject.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was answered to a batch, for as long as its Idempotency-Key is known. Sealed, because a client's own wrong field
 * names stand in it, and nobody knows what a client wrote there.
 */
@Repository
class Batches {
    private static final FieldKey OUTCOMES = new FieldKey("telemetry.outcomes");
    private static final long KEPT_HOURS = 25;

    private final MongoCollection<Document> batches;
    private final JsonMapper json;
    private final Clock clock;

    Batches(MongoDatabase database, JsonMapper json, Clock clock) {
        this.batches = database.getCollection("batches");
        this.json = json;
        this.clock = clock;
        batches.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(KEPT_HOURS, TimeUnit.HOURS));
    }

    void add(ClientSession session, SubjectId subject, ValueId id, List<ItemOutcome> outcomes, SubjectSeal seal) {
        Instant now = clock.instant();
        batches.insertOne(
                session,
                new Document("_id", id.value())
                        .append("subject", subject.value())
                        .append("at", now)
                        .append("outcomes", new Binary(seal.seal(OUTCOMES, id, json.writeValueAsBytes(outcomes)))));
    }

    Optional<List<ItemOutcome>> find(SubjectId subject, ValueId id, SubjectSeal seal) {
        return Optional.ofNullable(batches.find(and(eq("_id", id.value()), eq("subject", subject.value())))
                        .first())
                .map(batch -> batch.get("outcomes", Binary.class))
                .map(closed -> json.readValue(
                        seal.open(OUTCOMES, id, closed.getData()), new TypeReference<List<ItemOutcome>>() {}));
    }
}
