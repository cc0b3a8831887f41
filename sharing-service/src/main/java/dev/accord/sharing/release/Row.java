package dev.accord.sharing.release;

import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.pairwise.PairwiseId;
import dev.accord.sharing.pairwise.SubjectId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is ready to leave about one subject, if it is permitted.
 *
 * @param clear values that may leave in clear
 * @param sensitive values that may leave sealed only
 * @param sealed the sensitive values, all of them, as a compact JWE; absent when there are none
 */
record Row(
        SubjectId subject,
        PairwiseId pairwise,
        Map<FieldKey, JsonNode> clear,
        Map<FieldKey, JsonNode> sensitive,
        @Nullable String sealed) {

    boolean holds(FieldKey key) {
        return clear.containsKey(key) || sensitive.containsKey(key);
    }
}
