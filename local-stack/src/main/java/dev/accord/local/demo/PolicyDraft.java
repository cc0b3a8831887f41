package dev.accord.local.demo;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An officer's next policy version: the one in force with a few lines changed, under a label of its own. */
final class PolicyDraft {
    private static final int ANSWER_WITHIN_DAYS = 30;

    private PolicyDraft() {}

    /** A new address for complaints: major, because people must learn of it, but no right gets smaller. */
    static ObjectNode withAnotherContact(JsonNode inForce, String label) {
        ObjectNode draft = next(inForce, label);
        ((ObjectNode) draft.path("contacts").path(0)).put("email", "privacy-" + label + "@accord.example");
        ((ObjectNode) draft.path("rights").path(0)).put("answer_within_days", ANSWER_WITHIN_DAYS);
        return draft;
    }

    /** A longer wait for an answer: a right gets smaller. */
    static ObjectNode withALongerWait(JsonNode before, String label) {
        ObjectNode draft = next(before, label);
        ((ObjectNode) draft.path("rights").path(0)).put("answer_within_days", ANSWER_WITHIN_DAYS + 1);
        return draft;
    }

    private static ObjectNode next(JsonNode before, String label) {
        ObjectNode draft = (ObjectNode) before.deepCopy();
        draft.put("version", label);
        draft.put("effective_from", Instant.now().toString());
        return draft;
    }
}
