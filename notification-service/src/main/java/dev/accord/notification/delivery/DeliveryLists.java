package dev.accord.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.notification.audience.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Deliveries as they are looked through: by person, by campaign, by what needs attention. */
@Component
public class DeliveryLists {

    private static final int LONGEST_HISTORY = 200;

    private final MongoCollection<Delivery> deliveries;
    private final MongoCollection<LedgerEntry> ledger;

    DeliveryLists(MongoDatabase database) {
        this.deliveries = DeliveryStore.deliveries(database);
        this.ledger = DeliveryStore.ledger(database);
    }

    /** A person's deliveries, newest first. */
    public Page<Delivery> of(SubjectId subject, PageQuery page) {
        Bson older = page.after()
                .map(InboxPlace::read)
                .map(place -> or(
                        lt("preparedAt", place.preparedAt()),
                        and(eq("preparedAt", place.preparedAt()), lt("_id", place.id()))))
                .orElseGet(() -> empty());
        var found = deliveries
                .find(and(eq("subject", subject), older))
                .sort(descending("preparedAt", "_id"))
                .limit(page.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(found, page.limit(), InboxPlace::of);
    }

    /** A campaign's deliveries, in no order that means anything. */
    public Page<Delivery> of(CampaignId campaign, PageQuery page) {
        return byId(eq("campaign", campaign), page);
    }

    /** Deliveries whose e-mail was given up, for an officer to see. */
    public Page<Delivery> deadLetters(PageQuery page) {
        return byId(eq(DeliveryStore.MAIL_TYPE, DeliveryStore.DEAD_LETTER), page);
    }

    /** Deliveries accepted by the mail server at or before {@code at} for which P3 is not met yet. */
    public List<DeliveryId> acceptedUpTo(Instant at, int most) {
        return deliveries
                .find(and(
                        eq(DeliveryStore.MAIL_TYPE, DeliveryStore.ACCEPTED),
                        eq(DeliveryStore.OUTCOME, null),
                        lte("mail.at", at)))
                .sort(ascending("mail.at"))
                .limit(most)
                .map(Delivery::id)
                .into(new ArrayList<>());
    }

    /** What happened to a delivery, in order; the first 200 entries. */
    public List<LedgerEntry> history(DeliveryId id) {
        return ledger.find(eq("_id.delivery", id))
                .sort(ascending("_id.seq"))
                .limit(LONGEST_HISTORY)
                .into(new ArrayList<>());
    }

    private Page<Delivery> byId(Bson filter, PageQuery page) {
        Bson after = page.after().map(id -> gt("_id", id)).orElseGet(() -> empty());
        var found = deliveries
                .find(and(filter, after))
                .sort(ascending("_id"))
                .limit(page.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(found, page.limit(), delivery -> delivery.id().value());
    }
}
