package dev.accord.notification.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import dev.accord.kit.problem.Problem;
import java.time.Instant;
import org.bson.conversions.Bson;

/** Where a page of the list of campaigns ended. */
final class CampaignPlace {

    private CampaignPlace() {}

    static String of(Campaign last) {
        return last.createdAt().toEpochMilli() + ":" + last.id().value();
    }

    /** @throws Problem invalid-request when no page of the list ends there */
    static Bson before(String place) {
        int colon = place.indexOf(':');
        try {
            Instant createdAt = Instant.ofEpochMilli(Long.parseLong(place.substring(0, Math.max(0, colon))));
            return or(
                    lt("createdAt", createdAt), and(eq("createdAt", createdAt), lt("_id", place.substring(colon + 1))));
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("cursor", "is not a cursor of this list", "the next_cursor of an earlier page");
        }
    }
}
