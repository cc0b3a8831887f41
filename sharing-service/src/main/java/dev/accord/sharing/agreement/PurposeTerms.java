package dev.accord.sharing.agreement;

import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import java.util.List;
import java.util.Optional;

/** What the partner may receive for one purpose, and on which legal basis (S3). */
public record PurposeTerms(PurposeKey purpose, String basis, List<AgreedField> fields) {

    public Optional<AgreedField> field(FieldKey key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    public List<FieldKey> fieldKeys() {
        return fields.stream().map(AgreedField::key).toList();
    }
}
