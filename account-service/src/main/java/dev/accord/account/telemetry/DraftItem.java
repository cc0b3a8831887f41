package dev.accord.account.telemetry;

import dev.accord.account.catalogue.Field;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.Permission;
import dev.accord.account.telemetry.ItemOutcome.RefusedField;
import dev.accord.account.value.StoredValue;
import dev.accord.account.value.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item after the catalogue has looked at it and before consent-service was asked.
 *
 * @param purpose null when it is not one of the catalogue's
 * @param sealed what would be stored, if it may be
 * @param refused what will not be, whatever consent-service says
 */
record DraftItem(
        int index,
        String kind,
        Instant at,
        String source,
        @Nullable PurposeKey purpose,
        List<SealedField> sealed,
        List<RefusedField> refused) {

    record SealedField(Field field, Vault.Sealed value) {}

    /** With what consent-service said about its purpose. */
    DecidedItem decided(Map<PurposeKey, Permission> permissions) {
        List<StoredValue> stored = new ArrayList<>();
        List<RefusedField> against = new ArrayList<>(refused);
        Permission permission = purpose == null ? null : permissions.get(purpose);
        for (SealedField candidate : sealed) {
            var basis = permission == null
                    ? null
                    : permission.basisFor(candidate.field().key()).orElse(null);
            if (purpose == null || permission == null || basis == null) {
                String reason = permission == null
                        ? "not-permitted"
                        : permission.reasonAgainst(candidate.field().key());
                against.add(notPermitted(candidate.field().key(), reason));
            } else {
                Instant keepUntil = candidate.field().retention().endOf(at).orElse(null);
                stored.add(new StoredValue(
                        candidate.field().key(),
                        candidate.value().id(),
                        candidate.value().bytes(),
                        purpose,
                        basis,
                        source,
                        at,
                        keepUntil,
                        0));
            }
        }
        return new DecidedItem(this, stored, outcome(stored, against));
    }

    private static RefusedField notPermitted(FieldKey field, String reason) {
        return new RefusedField(
                field.value(), reason, "consent-service does not permit collecting this field for this purpose", null);
    }

    /** When nobody could be asked: nothing of it is stored. */
    DecidedItem undecided() {
        List<RefusedField> against = new ArrayList<>(refused);
        sealed.forEach(candidate -> against.add(new RefusedField(
                candidate.field().key().value(),
                "decision-unavailable",
                "it could not be decided whether this may be collected; send it again later",
                null)));
        return new DecidedItem(this, List.of(), outcome(List.of(), against));
    }

    private ItemOutcome outcome(List<StoredValue> stored, List<RefusedField> against) {
        return ItemOutcome.of(index, stored.stream().map(StoredValue::field).toList(), List.copyOf(against));
    }

    record DecidedItem(DraftItem draft, List<StoredValue> stored, ItemOutcome outcome) {}
}
