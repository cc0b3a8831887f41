package dev.accord.notification.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new policy version changes, kept with the campaign so that every person is told the same thing, whether or
 * not consent-service can be reached when they are told.
 *
 * @param from the version compared with; none when there was none before
 * @param classification {@code major}, {@code decided-minor}, {@code to-be-decided} or {@code none}, as
 *     consent-service worked it out (P2)
 */
public record PolicyChange(
        PolicyLabel to, @Nullable PolicyLabel from, Instant effectiveFrom, String classification, List<Item> items) {

    /** More than a notice can say; what is beyond is read in the comparison itself. */
    public static final int MOST_ITEMS = 200;

    public PolicyChange {
        items = List.copyOf(items.subList(0, Math.min(items.size(), MOST_ITEMS)));
    }

    /** Whether somebody loses a right by it, so that the notice must say that the old terms go on until they agree (P4). */
    public boolean shrinksRight() {
        return items.stream().anyMatch(Item::shrinksRight);
    }

    /** One difference between the two versions. */
    public record Item(
            String kind,
            String subject,
            @Nullable String before,
            @Nullable String after,
            boolean shrinksRight) {}
}
