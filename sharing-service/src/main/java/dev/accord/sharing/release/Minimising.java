package dev.accord.sharing.release;

import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.decision.Decision;
import dev.accord.sharing.release.Answers.Item;
import dev.accord.sharing.release.Answers.WithheldField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes from a prepared row everything that is not permitted, and says what was withheld and why (S3, S7). */
final class Minimising {

    static final String NOT_IN_AGREEMENT = "not-in-agreement";
    static final String NOT_HELD = "not-held";

    private final Asked asked;
    private final Function<Map<FieldKey, JsonNode>, String> seal;

    Minimising(Asked asked, Function<Map<FieldKey, JsonNode>, String> seal) {
        this.asked = asked;
        this.seal = seal;
    }

    /** What is left of the row; its values may be none. */
    Item item(Row row, Decision decision) {
        var values = new LinkedHashMap<String, JsonNode>();
        row.clear().forEach((key, value) -> {
            if (decision.permitted().contains(key)) {
                values.put(key.value(), value);
            }
        });
        return new Item(row.pairwise().value(), values, sealed(row, decision.permitted()), withheld(row, decision));
    }

    /** The fields that really are in the item, for the record. */
    List<FieldKey> disclosed(Row row, Decision decision) {
        return asked.keys().stream()
                .filter(key -> decision.permitted().contains(key) && row.holds(key))
                .toList();
    }

    /** What was sealed beforehand is used only if all of it is permitted; else what is permitted is sealed anew. */
    private @Nullable String sealed(Row row, Set<FieldKey> permitted) {
        if (permitted.containsAll(row.sensitive().keySet())) {
            return row.sealed();
        }
        var left = row.sensitive().entrySet().stream()
                .filter(entry -> permitted.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return left.isEmpty() ? null : seal.apply(left);
    }

    private List<WithheldField> withheld(Row row, Decision decision) {
        var withheld = new ArrayList<WithheldField>();
        for (var key : asked.keys()) {
            if (!decision.permitted().contains(key)) {
                withheld.add(new WithheldField(key.value(), decision.withheld().getOrDefault(key, decision.reason())));
            } else if (!row.holds(key)) {
                withheld.add(new WithheldField(key.value(), NOT_HELD));
            }
        }
        asked.outside().forEach(key -> withheld.add(new WithheldField(key.value(), NOT_IN_AGREEMENT)));
        return List.copyOf(withheld);
    }
}
