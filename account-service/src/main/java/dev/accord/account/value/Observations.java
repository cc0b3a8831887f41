package dev.accord.account.value;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.pullByFilter;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.subject.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** The store of observations. Ids grow with time, so the newest have the highest. */
@Repository
public class Observations {
    private static final int READ_AT_ONCE = 200;

    private final MongoCollection<Observation> observations;

    Observations(MongoDatabase database) {
        this.observations = database.getCollection("observations", Observation.class);
        observations.createIndex(Indexes.compoundIndex(
                Indexes.ascending("subject"), Indexes.ascending("values.field"), Indexes.descending("_id")));
        observations.createIndex(Indexes.ascending("values.keepUntil"));
    }

    /** At most one batch of them. */
    public void add(ClientSession session, List<Observation> arrived) {
        if (!arrived.isEmpty()) {
            observations.insertMany(session, arrived);
        }
    }

    /** Newest first, those that have a value of the field, before the given id. */
    List<Observation> of(SubjectId subject, FieldKey field, Optional<String> beforeId, int most) {
        Bson before = beforeId.map(id -> lt("_id", id)).orElseGet(() -> empty());
        return observations
                .find(and(eq("subject", subject), eq("values.field", field), before))
                .sort(descending("_id"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** All of a subject, newest first as the index has them, read a part at a time; whoever asks closes it. */
    public MongoCursor<Observation> all(SubjectId subject) {
        return observations.find(eq("subject", subject)).batchSize(READ_AT_ONCE).iterator();
    }

    /** Says whether there was any. */
    boolean delete(ClientSession session, SubjectId subject, FieldKey field) {
        Bson ofField = and(eq("subject", subject), eq("values.field", field));
        long touched = observations
                .updateMany(session, ofField, pull(eq("field", field)))
                .getMatchedCount();
        observations.deleteMany(session, and(eq("subject", subject), size("values", 0)));
        return touched > 0;
    }

    /** Deletes what must not be served any more from at most so many observations; says from how many. */
    int forgetExpired(Instant now, int most) {
        List<String> over = observations
                .withDocumentClass(Document.class)
                .find(lte("values.keepUntil", now))
                .projection(Projections.include("_id"))
                .limit(most)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        if (!over.isEmpty()) {
            observations.updateMany(in("_id", over), pull(lte("keepUntil", now)));
            observations.deleteMany(and(in("_id", over), size("values", 0)));
        }
        return over.size();
    }

    private Bson pull(Bson which) {
        return pullByFilter(
                new Document("values", which.toBsonDocument(Document.class, observations.getCodecRegistry())));
    }
}
