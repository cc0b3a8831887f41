package dev.accord.account.catalogue;

import dev.accord.account.catalogue.Refusal.Reason;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Every field that may be held, and nothing else may (C1). */
public final class Catalogue {
    private final SortedMap<String, Field> byKey;
    private final SortedMap<PurposeKey, SortedSet<FieldKey>> byPurpose;

    Catalogue(List<Field> fields) {
        SortedMap<String, Field> keyed = new TreeMap<>();
        SortedMap<PurposeKey, SortedSet<FieldKey>> purposes = new TreeMap<>();
        for (Field field : fields) {
            keyed.put(field.key().value(), field);
            field.purposes()
                    .forEach(purpose -> purposes.computeIfAbsent(purpose, none -> new TreeSet<>())
                            .add(field.key()));
        }
        this.byKey = Collections.unmodifiableSortedMap(keyed);
        this.byPurpose = Collections.unmodifiableSortedMap(purposes);
    }

    public Collection<Field> fields() {
        return byKey.values();
    }

    public Optional<Field> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The field of a key that was read from this catalogue earlier, as stored keys were. */
    public Optional<Field> find(FieldKey key) {
        return find(key.value());
    }

    public SortedMap<PurposeKey, SortedSet<FieldKey>> fieldsByPurpose() {
        return byPurpose;
    }

    public boolean knows(PurposeKey purpose) {
        return byPurpose.containsKey(purpose);
    }

    public Checked check(String key, JsonNode value) {
        Field field = byKey.get(key);
        if (field == null) {
            return new Checked.Refused(unknown());
        }
        return field.shape()
                .check(value)
                .<Checked>map(Checked.Refused::new)
                .orElseGet(() -> new Checked.Fits(field, value));
    }

    public Refusal unknown() {
        return new Refusal(Reason.UNKNOWN_FIELD, "this field is not in the catalogue", "one of " + names());
    }

    private String names() {
        return byKey.keySet().stream().collect(Collectors.joining(", "));
    }

    /** The answer to one value: the field it belongs to, or why it is refused. */
    public sealed interface Checked {
        record Fits(Field field, JsonNode value) implements Checked {}

        record Refused(Refusal refusal) implements Checked {}
    }

    /** By purpose and key, for whoever only needs to know which of these fields a purpose may use. */
    public Map<FieldKey, Field> servedBy(PurposeKey purpose) {
        return byPurpose.getOrDefault(purpose, Collections.emptySortedSet()).stream()
                .collect(Collectors.toMap(key -> key, key -> byKey.get(key.value())));
    }
}
