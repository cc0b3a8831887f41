package dev.accord.sharing.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The shapes of what partners receive. */
final class Answers {

    private Answers() {}

    /**
     * One subject's data.
     *
     * @param subject pairwise
     * @param values ordinary fields
     * @param sealed compact JWE of a JSON object with the sensitive fields (S5)
     * @param withheld what was asked for and is not here, and why (S7)
     */
    record Item(
            String subject,
            Map<String, JsonNode> values,
            @Nullable String sealed,
            List<WithheldField> withheld) {

        boolean isEmpty() {
            return values.isEmpty() && sealed == null;
        }
    }

    /** A field that is not here, and why. */
    record WithheldField(String field, String reason) {}

    /** A subject of whom nothing is here, and why. */
    record WithheldSubject(String subject, String reason) {}

    /**
     * What the partner owes for what it receives (S7).
     *
     * @param useFor the only purpose it may be used for
     * @param until when use ends at the latest
     * @param deleteBy when it must be gone at the latest
     * @param deleteWithin how soon after an order to delete
     * @param onwardDisclosure whether it may be passed on
     */
    record Obligations(
            String agreement,
            String purpose,
            String useFor,
            Instant until,
            Instant deleteBy,
            String deleteWithin,
            boolean onwardDisclosure,
            List<String> duties) {}

    /** The answer to a page request. */
    record PageAnswer(
            List<Item> items,
            @Nullable String nextCursor,
            Obligations obligations,
            List<WithheldSubject> withheld,
            @Nullable String disclosureId) {}

    /** The answer to a single read. */
    record ReadAnswer(
            String subject,
            Map<String, JsonNode> values,
            @Nullable String sealed,
            List<WithheldField> withheld,
            Obligations obligations,
            @Nullable String disclosureId) {}
}
