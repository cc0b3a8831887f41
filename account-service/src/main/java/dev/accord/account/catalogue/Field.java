package dev.accord.account.catalogue;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * One catalogued item of personal data (C1).
 *
 * @param title what people call it, by language
 * @param purposes for which it may be taken in at all; consent-service decides for whom, this is the upper bound
 * @param provenance the sources it may come from
 * @param correctable whether the person may correct it here; else it is corrected at its source
 */
public record Field(
        FieldKey key,
        Map<String, String> title,
        Sensitivity sensitivity,
        Shape shape,
        SortedSet<PurposeKey> purposes,
        Retention retention,
        Set<String> provenance,
        boolean correctable) {

    public String category() {
        return key.category();
    }

    public boolean mayServe(PurposeKey purpose) {
        return purposes.contains(purpose);
    }
}
