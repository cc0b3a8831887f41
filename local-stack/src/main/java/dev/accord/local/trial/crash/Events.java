package dev.accord.local.trial.crash;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import dev.accord.local.demo.Partner;
import dev.accord.local.trial.actor.Tally;
import dev.accord.local.trial.actor.Tally.Breach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/**
 * Events on their way, counted in the store: outboxes must run empty, the crowd's partner must have its webhooks, nothing
 * be parked.
 */
final class Events {
    private static final long NANOS_BETWEEN_LOOKS = 500_000_000;
    private static final String PARKED = "parked";

    private final String mongodbUri;
    private final Duration patience;

    Events(String mongodbUri, Duration patience) {
        this.mongodbUri = mongodbUri;
        this.patience = patience;
    }

    /** Waits until everything has left, and counts what has not, or has left and was never heard. */
    void recount(Partner partner, Tally tally) {
        try (MongoClient client = MongoClients.create(mongodbUri)) {
            long begun = System.nanoTime();
            List<String> waiting = waiting(client, partner);
            while (!waiting.isEmpty() && System.nanoTime() - begun < patience.toNanos()) {
                LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
                waiting = waiting(client, partner);
            }
            waiting.forEach(what -> tally.breach(Breach.UNDELIVERED, what));
            for (Document sent : client.getDatabase("accord_sharing")
                    .getCollection("webhooks")
                    .find(Filters.and(Filters.eq("state", "delivered"), Filters.eq("partner", partner.id())))) {
                if (!partner.hasHeard(sent.getString("_id"))) {
                    tally.breach(Breach.UNDELIVERED, "a webhook counts as delivered and was never heard");
                }
            }
        }
    }

    private static List<String> waiting(MongoClient client, Partner partner) {
        List<String> waiting = new ArrayList<>();
        for (String database : client.listDatabaseNames()) {
            if (database.startsWith("accord_")) {
                for (Document event :
                        client.getDatabase(database).getCollection("outbox").find()) {
                    waiting.add("event " + event.getString("type") + " to " + event.getString("target")
                            + (event.getBoolean(PARKED, false) ? ", parked" : "") + ": "
                            + event.getString("last_failure"));
                }
            }
        }
        for (Document webhook : client.getDatabase("accord_sharing")
                .getCollection("webhooks")
                .find(Filters.and(Filters.in("state", "queued", PARKED), Filters.eq("partner", partner.id())))) {
            waiting.add("webhook " + webhook.getString("type") + ", " + webhook.getString("state"));
        }
        return waiting;
    }
}
