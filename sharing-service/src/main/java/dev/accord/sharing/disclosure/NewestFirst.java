package dev.accord.sharing.disclosure;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.accord.kit.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Lists by time, newest first, with a cursor that holds when entries are added meanwhile. */
public final class NewestFirst {

    private NewestFirst() {}

    public static Bson sort(String time) {
        return Sorts.orderBy(Sorts.descending(time), Sorts.descending("_id"));
    }

    public static String key(Instant at, String id) {
        return at.toEpochMilli() + "|" + id;
    }

    /** @throws Problem invalid-request when the key is not one of ours */
    public static Bson after(String time, Optional<String> key) {
        if (key.isEmpty()) {
            return Filters.empty();
        }
        var parts = key.get().split("\\|", 2);
        try {
            var at = Instant.ofEpochMilli(Long.parseLong(parts[0]));
            return Filters.or(Filters.lt(time, at), Filters.and(Filters.eq(time, at), Filters.lt("_id", parts[1])));
        } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw Problem.invalid("cursor", "is not a cursor of this list", "the next_cursor of an earlier page");
        }
    }
}
