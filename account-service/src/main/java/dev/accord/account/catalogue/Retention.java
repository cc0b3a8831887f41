package dev.accord.account.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/** How long a value of a field is kept: an ISO 8601 period from its collection, or until the person deletes it (R1). */
public sealed interface Retention {

    /** Counted in UTC from the moment of collection. */
    record KeptFor(Period period) implements Retention {}

    /** What the person keeps on purpose stays until they delete it. */
    record UntilDeleted() implements Retention {}

    String UNTIL_DELETED = "until-deleted";

    @JsonCreator
    static Retention parse(String text) {
        if (text.equals(UNTIL_DELETED)) {
            return new UntilDeleted();
        }
        Period period = Period.parse(text);
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("retention is a period longer than nothing");
        }
        return new KeptFor(period);
    }

    @JsonValue
    default String text() {
        return switch (this) {
            case KeptFor(Period period) -> period.toString();
            case UntilDeleted() -> UNTIL_DELETED;
        };
    }

    /** The first moment at which a value collected then must no longer be served; empty when it has no such end. */
    default Optional<Instant> endOf(Instant collectedAt) {
        return switch (this) {
            case KeptFor(Period period) ->
                Optional.of(collectedAt.atOffset(ZoneOffset.UTC).plus(period).toInstant());
            case UntilDeleted() -> Optional.empty();
        };
    }
}
