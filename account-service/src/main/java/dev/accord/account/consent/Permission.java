package dev.accord.account.consent;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.value.Basis;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be collected from one subject for one purpose, of the fields that were asked about.
 *
 * @param permitted never more than was asked
 * @param withheld why not, by field, in consent-service's reason codes
 * @param basis what a permitted field rests on; present whenever anything is permitted
 */
public record Permission(
        Set<FieldKey> permitted,
        Map<FieldKey, String> withheld,
        @Nullable Basis basis) {
    static final String NO_REASON_GIVEN = "not-permitted";

    public Permission {
        permitted = Set.copyOf(permitted);
        withheld = Map.copyOf(withheld);
    }

    /** The basis for taking the field in, or empty when it may not be taken in. */
    public Optional<Basis> basisFor(FieldKey field) {
        return permitted.contains(field) ? Optional.ofNullable(basis) : Optional.empty();
    }

    public String reasonAgainst(FieldKey field) {
        return withheld.getOrDefault(field, NO_REASON_GIVEN);
    }
}
