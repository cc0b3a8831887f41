package dev.accord.kit.lease;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import org.bson.Document;

/**
 * The longest lease that any instance of this service may have given out. A change of L waits for the largest L still
 * out (invariant 2): each instance notes its own before it serves, and whoever waits reads what was noted. An operator
 * who lowers L removes the note once no instance with the former L runs any more.
 */
public class LongestLease {

    private static final String NOTE = "longest";

    private final MongoCollection<Document> notes;
    private final LeaseTerms terms;

    public LongestLease(MongoDatabase database, LeaseTerms terms) {
        this.notes = database.getCollection("lease").withReadConcern(ReadConcern.LINEARIZABLE);
        this.terms = terms;
        notes.updateOne(
                Filters.eq("_id", NOTE),
                Updates.max("millis", terms.length().toMillis()),
                new UpdateOptions().upsert(true));
    }

    /** How long to wait from now until no lease given before can be in use: the longest L, and D. */
    public Duration settling() {
        var note = notes.find(Filters.eq("_id", NOTE)).first();
        var longer = note == null
                ? Duration.ZERO
                : Duration.ofMillis(note.getLong("millis")).minus(terms.length());
        return longer.isPositive() ? terms.settling().plus(longer) : terms.settling();
    }
}
