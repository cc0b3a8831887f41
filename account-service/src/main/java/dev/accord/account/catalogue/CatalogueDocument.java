package dev.accord.account.catalogue;

import dev.accord.account.catalogue.Shape.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The catalogue as it is written down, before anyone has looked whether it holds together. */
record CatalogueDocument(List<Field> fields) {

    /** More fields than this in one catalogue, and a subject's document would no longer be surely bounded. */
    static final int MOST_FIELDS = 200;

    /** @throws IllegalStateException naming every fault at once; a service with a faulty catalogue does not start */
    Catalogue validated() {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the catalogue has faults: " + String.join("; ", faults));
        }
        return new Catalogue(fields);
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            faults.add("it has 1 to " + MOST_FIELDS + " fields");
        }
        Set<FieldKey> seen = new HashSet<>();
        for (Field field : fields) {
            String name = field.key().value();
            if (!seen.add(field.key())) {
                faults.add(name + " stands twice");
            }
            if (field.purposes().isEmpty()) {
                faults.add(name + " serves no purpose, so it may not be held");
            }
            if (field.provenance().isEmpty()) {
                faults.add(name + " says no source");
            }
            if (field.title().isEmpty()) {
                faults.add(name + " has no title");
            }
            if (field.shape() instanceof Language(List<String> supported)
                    && !field.title().keySet().containsAll(supported)) {
                faults.add(name + " offers a language in which its own title is missing");
            }
        }
        return faults;
    }
}
