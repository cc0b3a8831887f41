package dev.accord.local.trial.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Partner;
import java.util.Objects;
import org.bson.Document;

/**
 * Webhooks that tell a partner of an agreement suspended and resumed in turn.
 *
 * @param store past any fault
 */
record WebhooksOnTheWay(MongoClient store, Officer officer, Partner partner, String agreement) implements Carriage {

    @Override
    public Answer send(int number) {
        boolean active = officer.agreement(agreement).json().path("state").asString("").equals("active");
        return active ? officer.suspends(agreement, "a trial") : officer.resumes(agreement);
    }

    @Override
    public Arrival look() {
        Document newest = Objects.requireNonNull(store.getDatabase("accord_sharing")
                .getCollection("webhooks")
                .find(Filters.eq("partner", partner.id()))
                .sort(Sorts.descending("createdAt"))
                .first());
        if (!newest.getString("state").equals("delivered")) {
            return Arrival.WAITING;
        }
        return partner.hasHeard(newest.getString("_id")) ? Arrival.ARRIVED : Arrival.CLAIMED;
    }
}
