package dev.accord.sharing.settlement;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.accord.kit.lease.LeaseTerms;
import java.time.Duration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The longest lease that any instance may have given itself on an agreement or partner. A change of L waits for the
 * largest L still out (invariant 2): each instance notes its own before it serves. An operator who lowers L removes the
 * note once no instance with the former L runs any more.
 */
@Component
class LongestLease {

    private static final String NOTE = "longest";

    private final MongoCollection<Document> notes;
    private final LeaseTerms terms;

    LongestLease(MongoDatabase database, LeaseTerms terms) {
        this.notes = database.getCollection("lease").withReadConcern(ReadConcern.LINEARIZABLE);
        this.terms = terms;
        notes.updateOne(
                Filters.eq("_id", NOTE),
                Updates.max("millis", terms.length().toMillis()),
                new UpdateOptions().upsert(true));
    }

    /** How long to wait from now until no lease given before can be in use. */
    Duration settling() {
        var note = notes.find(Filters.eq("_id", NOTE)).first();
        long longest = note == null ? 0 : note.getLong("millis");
        return Duration.ofMillis(Math.max(longest, terms.length().toMillis())).plus(terms.drain());
    }
}
