package dev.accord.kit.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.accord.kit.store.Transactions;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;

/** Takes each event once and refuses to go back in an aggregate's sequence (invariant 4). */
public class Inbox {

    private final MongoCollection<Document> seen;
    private final Transactions transactions;
    private final Map<String, EventReceiver> receivers;

    public Inbox(MongoDatabase database, Transactions transactions, Collection<EventReceiver> receivers) {
        this.seen = database.getCollection("inbox");
        this.transactions = transactions;
        this.receivers = receivers.stream().collect(Collectors.toMap(EventReceiver::type, Function.identity()));
    }

    /** Whether anybody here takes events of that type. */
    public Optional<EventReceiver> receiver(String type) {
        return Optional.ofNullable(receivers.get(type));
    }

    /** False when the event, or a later one of the same aggregate, was taken before; nothing happens then. */
    public boolean once(Event event, EventReceiver receiver) {
        var id = new Document("source", event.source()).append("aggregate", event.aggregate());
        return transactions.inOne(session -> {
            var last = seen.find(session, Filters.eq("_id", id)).first();
            if (last != null && last.getLong("seq") >= event.seq()) {
                return false;
            }
            receiver.receive(session, event);
            seen.replaceOne(
                    session,
                    Filters.eq("_id", id),
                    new Document("_id", id).append("seq", event.seq()),
                    new ReplaceOptions().upsert(true));
            return true;
        });
    }
}
