package dev.accord.consent.grant;

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
 * The largest lease any instance may have given out. A change of L must wait for the largest still out (invariant 2): each instance
 * notes its own L before it serves, and whoever waits reads what was noted. An operator who lowers L removes the note once no instance
 * with the former L runs any more.
 */
@Component
class LongestLease {

    private final MongoCollection<Document> notes;
    private final LeaseTerms lease;

    LongestLease(MongoDatabase database, LeaseTerms lease) {
        this.notes = database.getCollection("lease").withReadConcern(ReadConcern.LINEARIZABLE);
        this.lease = lease;
        notes.updateOne(
                Filters.eq("_id", "longest"),
                Updates.max("millis", lease.length().toMillis()),
                new UpdateOptions().upsert(true));
    }

    /** How long to wait from now until no lease given before can be in use. */
    Duration settling() {
        var note = notes.find(Filters.eq("_id", "longest")).first();
        var longer = note == null
                ? Duration.ZERO
                : Duration.ofMillis(note.getLong("millis")).minus(lease.length());
        return longer.isPositive() ? lease.settling().plus(longer) : lease.settling();
    }
}
