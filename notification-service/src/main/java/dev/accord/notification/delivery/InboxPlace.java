package dev.accord.notification.delivery;

import dev.accord.kit.problem.Problem;
import java.time.Instant;

/** Where a page of an inbox ended. */
record InboxPlace(Instant preparedAt, String id) {

    static String of(Delivery last) {
        return last.preparedAt().toEpochMilli() + ":" + last.id().value();
    }

    /** @throws Problem invalid-request when no page of an inbox ends there */
    static InboxPlace read(String place) {
        int colon = place.indexOf(':');
        try {
            return new InboxPlace(
                    Instant.ofEpochMilli(Long.parseLong(place.substring(0, Math.max(0, colon)))),
                    place.substring(colon + 1));
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("cursor", "is not a cursor of this list", "the next_cursor of an earlier page");
        }
    }
}
