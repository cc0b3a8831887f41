package dev.accord.local.trial.withdrawal;

import dev.accord.local.demo.Call;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Research;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The question for one page of everybody, from a partner that asks for compressed answers. */
record Pages(Partner partner, String agreement) {
    private static final int MOST_SUBJECTS = 500;

    Call call() {
        ObjectNode page = JsonMapper.shared()
                .createObjectNode()
                .put("agreement", agreement)
                .put("purpose", Research.PURPOSE)
                .put("limit", MOST_SUBJECTS);
        Research.FIELDS.forEach(page.putArray("fields")::add);
        return Call.post("/api/sharing/pages", page).header("Accept-Encoding", "gzip");
    }
}
