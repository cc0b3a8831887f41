package dev.accord.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * E-mails to be sent, handed out in batches to one worker at a time. What {@link Delivery#claimed} does to one, this does
 * to many in one majority write, so that a batch costs three round trips and two instances never hold the same one.
 */
@Component
public class DueMail {

    /** Workers that look at once see more than they take, and take from it by chance, to meet less often. */
    private static final int LOOKED_AT_PER_TAKEN = 4;

    private final MongoCollection<Delivery> deliveries;
    private final RandomGenerator chance;

    DueMail(MongoDatabase database, RandomGenerator chance) {
        this.deliveries = DeliveryStore.deliveries(database);
        this.chance = chance;
        DeliveryStore.index(database);
    }

    /**
     * Claims up to {@code most} e-mails that are due, or whose worker let its time pass, until {@code until}.
     *
     * @param resting campaigns of which nothing may be begun
     */
    public List<Delivery> claim(ClaimId claim, Collection<CampaignId> resting, int most, Instant now, Instant until) {
        List<String> candidates = candidates(resting, most * LOOKED_AT_PER_TAKEN, now);
        Collections.shuffle(candidates, java.util.Random.from(chance));
        List<String> taken = candidates.subList(0, Math.min(most, candidates.size()));
        if (taken.isEmpty()) {
            return List.of();
        }
        var claimed = new Document("type", DeliveryStore.CLAIMED)
                .append("attempts", sum("$mail.attempts"))
                .append("claim", new Document("$literal", claim.value()))
                .append("until", Date.from(until));
        // $replaceWith and not $set, which would leave fields of the state before inside the new one.
        var change = new Document("mail", claimed).append("seq", sum("$seq"));
        var update = new Document("$replaceWith", new Document("$mergeObjects", List.of("$$ROOT", change)));
        deliveries.updateMany(and(in("_id", taken), claimable(now)), List.of(update));
        return deliveries
                .find(and(
                        in("_id", taken), eq(DeliveryStore.MAIL_TYPE, DeliveryStore.CLAIMED), eq("mail.claim", claim)))
                .into(new ArrayList<>());
    }

    /** How many messages could be claimed now; counting stops at 100,000. */
    public long count(Instant now) {
        return deliveries.countDocuments(claimable(now), new CountOptions().limit(100_000));
    }

    private List<String> candidates(Collection<CampaignId> resting, int most, Instant now) {
        List<String> found = ids(and(due(now), nin("campaign", resting)), "mail.notBefore", most);
        if (found.size() < most) {
            found.addAll(ids(and(lapsed(now), nin("campaign", resting)), "mail.until", most - found.size()));
        }
        return found;
    }

    private List<String> ids(Bson filter, String order, int most) {
        return deliveries
                .withDocumentClass(BsonDocument.class)
                .find(filter)
                .projection(include("_id"))
                .sort(ascending(order))
                .limit(most)
                .map(found -> found.getString("_id").getValue())
                .into(new ArrayList<>());
    }

    private static Bson claimable(Instant now) {
        return or(due(now), lapsed(now));
    }

    private static Bson due(Instant now) {
        return and(eq(DeliveryStore.MAIL_TYPE, DeliveryStore.DUE), lte("mail.notBefore", now));
    }

    private static Bson lapsed(Instant now) {
        return and(eq(DeliveryStore.MAIL_TYPE, DeliveryStore.CLAIMED), lte("mail.until", now));
    }

    private static Document sum(String field) {
        return new Document("$add", List.of(field, 1));
    }
}
