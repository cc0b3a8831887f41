package dev.accord.kit.store;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An id that cannot be mistaken for another kind of id. Implement it by a record with the one component {@code value};
 * it is kept in BSON and JSON as the bare string.
 */
public interface TypedId {

    @JsonValue
    String value();
}
