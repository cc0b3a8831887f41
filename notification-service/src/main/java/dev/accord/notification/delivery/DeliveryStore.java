package dev.accord.notification.delivery;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;

/** Where deliveries lie and how they are found; every query of this package has its index here. */
final class DeliveryStore {

    static final String MAIL_TYPE = "mail.type";
    static final String DUE = "due";
    static final String CLAIMED = "claimed";
    static final String ACCEPTED = "accepted";
    static final String DEAD_LETTER = "dead-letter";
    static final String OUTCOME = "outcome.kind";

    private DeliveryStore() {}

    static MongoCollection<Delivery> deliveries(MongoDatabase database) {
        return database.getCollection("deliveries", Delivery.class);
    }

    static MongoCollection<LedgerEntry> ledger(MongoDatabase database) {
        return database.getCollection("delivery_ledger", LedgerEntry.class);
    }

    static void index(MongoDatabase database) {
        var deliveries = deliveries(database);
        // A person's inbox.
        deliveries.createIndex(compoundIndex(ascending("subject"), descending("preparedAt", "_id")));
        // What is due, and what a dead worker left behind.
        deliveries.createIndex(
                ascending("mail.notBefore"), new IndexOptions().partialFilterExpression(eq(MAIL_TYPE, DUE)));
        deliveries.createIndex(
                ascending("mail.until"), new IndexOptions().partialFilterExpression(eq(MAIL_TYPE, CLAIMED)));
        // Accepted without an outcome, and dead letters.
        deliveries.createIndex(ascending(MAIL_TYPE, OUTCOME, "mail.at"));
        // A campaign's deliveries one by one, and its progress without reading any of them.
        deliveries.createIndex(ascending("campaign", "_id"));
        deliveries.createIndex(ascending("campaign", OUTCOME, MAIL_TYPE, "shownAt", "acknowledgedAt"));
        ledger(database).createIndex(ascending("_id.delivery", "_id.seq"));
    }
}
