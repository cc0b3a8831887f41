package dev.accord.account.profile;

import dev.accord.account.catalogue.FieldKey;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a patch comes to, given what is held.
 *
 * @param collect taken in anew, so it needs a decision first
 * @param correct other content for what is held already (D2)
 * @param remove held now, and not any more afterwards
 */
record ProfilePlan(
        SortedMap<FieldKey, JsonNode> collect, SortedMap<FieldKey, JsonNode> correct, SortedSet<FieldKey> remove) {

    /** @param email as the identity provider says; taken over at opening, and later followed while one is held */
    static ProfilePlan of(ProfilePatch patch, Map<FieldKey, JsonNode> held, Optional<JsonNode> email, boolean opening) {
        SortedMap<FieldKey, JsonNode> wanted = new TreeMap<>(patch.set());
        if (opening || held.containsKey(ProfileFields.EMAIL)) {
            email.ifPresent(address -> wanted.put(ProfileFields.EMAIL, address));
        }
        SortedMap<FieldKey, JsonNode> collect = new TreeMap<>();
        SortedMap<FieldKey, JsonNode> correct = new TreeMap<>();
        wanted.forEach((field, value) -> {
            if (!held.containsKey(field)) {
                collect.put(field, value);
            } else if (!value.equals(held.get(field))) {
                correct.put(field, value);
            }
        });
        SortedSet<FieldKey> remove = new TreeSet<>(patch.removed());
        remove.retainAll(held.keySet());
        return new ProfilePlan(collect, correct, remove);
    }
}
