package dev.accord.notification.delivery;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many people a campaign has reached, counted from the index alone. */
@Component
public class Reach {

    private final MongoCollection<Document> deliveries;

    Reach(MongoDatabase database) {
        this.deliveries = DeliveryStore.deliveries(database).withDocumentClass(Document.class);
    }

    public Progress of(CampaignId campaign) {
        var parts = deliveries
                .aggregate(List.of(
                        match(eq("campaign", campaign)),
                        group(
                                new Document("mail", "$" + DeliveryStore.MAIL_TYPE)
                                        .append("outcome", "$" + DeliveryStore.OUTCOME),
                                sum("people", 1),
                                sum("shown", present("$shownAt")),
                                sum("acknowledged", present("$acknowledgedAt")))))
                .map(Part::of)
                .into(new ArrayList<>());
        return progress(parts);
    }

    /** Whether there is anybody for whom P3 is not met yet. */
    public boolean anybodyOutstanding(CampaignId campaign) {
        return deliveries
                        .find(and(eq("campaign", campaign), eq(DeliveryStore.OUTCOME, null)))
                        .first()
                != null;
    }

    private static Progress progress(List<Part> parts) {
        long mailed = people(parts, part -> part.mail.equals(DeliveryStore.ACCEPTED));
        long failed = people(parts, part -> part.mail.equals(DeliveryStore.DEAD_LETTER));
        long prepared = people(parts, part -> true);
        return new Progress(
                prepared,
                total(parts, Part::shown),
                total(parts, Part::acknowledged),
                prepared - mailed - failed,
                mailed,
                failed,
                people(parts, part -> part.outcome != null),
                people(parts, part -> Outcome.Kind.SHOWN.name().equals(part.outcome)),
                people(parts, part -> Outcome.Kind.ACCEPTED.name().equals(part.outcome)),
                people(parts, part -> Outcome.Kind.EXHAUSTED.name().equals(part.outcome)));
    }

    private static long people(List<Part> parts, Predicate<Part> which) {
        return total(parts.stream().filter(which).toList(), Part::people);
    }

    private static long total(List<Part> parts, ToLongFunction<Part> what) {
        return parts.stream().mapToLong(what).sum();
    }

    private static Document present(String field) {
        return new Document("$cond", List.of(new Document("$gt", java.util.Arrays.asList(field, null)), 1, 0));
    }

    private record Part(String mail, @Nullable String outcome, long people, long shown, long acknowledged) {

        static Part of(Document group) {
            var key = group.get("_id", Document.class);
            return new Part(
                    key.getString("mail"),
                    key.getString("outcome"),
                    group.get("people", Number.class).longValue(),
                    group.get("shown", Number.class).longValue(),
                    group.get("acknowledged", Number.class).longValue());
        }
    }
}
