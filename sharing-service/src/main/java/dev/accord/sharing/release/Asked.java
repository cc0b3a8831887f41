package dev.accord.sharing.release;

import dev.accord.sharing.agreement.AgreedField;
import dev.accord.sharing.catalogue.FieldKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields a partner asks for, sorted out by its agreement.
 *
 * @param agreed those it may have as far as the agreement goes
 * @param outside catalogued fields that the agreement does not cover
 */
record Asked(List<AgreedField> agreed, List<FieldKey> outside) {

    List<FieldKey> keys() {
        return agreed.stream().map(AgreedField::key).toList();
    }

    Set<FieldKey> sensitive() {
        return agreed.stream()
                .filter(AgreedField::sensitive)
                .map(AgreedField::key)
                .collect(Collectors.toSet());
    }
}
