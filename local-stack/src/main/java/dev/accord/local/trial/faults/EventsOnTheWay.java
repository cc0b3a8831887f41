package dev.accord.local.trial.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import dev.accord.local.demo.Answer;
import java.io.IOException;
import org.bson.Document;

/**
 * Events about one person from one service to sharing-service. They are looked for in the store, since no address shows
 * them: one that has arrived has left the outbox of the one and moved the inbox of the other on.
 */
final class EventsOnTheWay implements Carriage {
    private static final String RECEIVER = "accord_sharing";

    private final MongoClient store;
    private final String source;
    private final String database;
    private final String subject;
    private final Cause cause;
    private long before;

    /** What makes an event. */
    interface Cause {
        Answer happen(int number) throws IOException;
    }

    /**
     * @param store past any fault
     * @param source the service that they come from
     * @param database its own
     */
    EventsOnTheWay(MongoClient store, String source, String database, String subject, Cause cause) {
        this.store = store;
        this.source = source;
        this.database = database;
        this.subject = subject;
        this.cause = cause;
    }

    @Override
    public Answer send(int number) throws IOException {
        before = heard();
        return cause.happen(number);
    }

    /** It is written with its change: when that is acknowledged it is in the outbox, or has been. */
    @Override
    public Arrival look() {
        Document waiting = store.getDatabase(database)
                .getCollection("outbox")
                .find(Filters.eq("aggregate", subject))
                .first();
        if (waiting != null) {
            return Arrival.WAITING;
        }
        return heard() > before ? Arrival.ARRIVED : Arrival.CLAIMED;
    }

    private long heard() {
        Document last = store.getDatabase(RECEIVER)
                .getCollection("inbox")
                .find(Filters.eq("_id", new Document("source", source).append("aggregate", subject)))
                .first();
        return last == null ? -1 : last.getLong("seq");
    }
}
