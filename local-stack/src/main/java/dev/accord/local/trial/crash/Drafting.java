package dev.accord.local.trial.crash;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Trees;
import dev.accord.local.trial.crash.Tally.Breach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An officer who drafts one agreement after the other, each known by a mark of its own. */
final class Drafting implements Actor {
    private final Officer officer;
    private final String partner;
    private final String label = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);
    private final Map<String, String> drafted = new HashMap<>();
    private int drafts;

    Drafting(Officer officer, String partner) {
        this.officer = officer;
        this.partner = partner;
    }

    @Override
    public void act(Tally tally) {
        String mark = label + "-" + ++drafts;
        ObjectNode agreement = Research.agreementWith(partner);
        agreement.withObject("confidentiality").put("version", mark);
        Answer answer =
                officer.ask(Call.post("/api/sharing/agreements", agreement).once());
        if (answer.good()) {
            drafted.put(mark, answer.json().path("id").asString());
            tally.acknowledged();
        } else {
            tally.refused("draft: " + answer.status() + " " + answer.problem());
        }
    }

    @Override
    public void recount(Tally tally) {
        List<JsonNode> all = Trees.all(officer::ask, "/api/sharing/agreements");
        for (int draft = 1; draft <= drafts; draft++) {
            String mark = label + "-" + draft;
            List<String> found = all.stream()
                    .filter(agreement -> mark.equals(
                            agreement.path("confidentiality").path("version").asString("")))
                    .map(agreement -> agreement.path("id").asString())
                    .toList();
            tally.key();
            if (found.size() > 1) {
                tally.breach(Breach.DOUBLED, "a draft is there " + found.size() + " times");
            }
            String id = drafted.get(mark);
            if (id != null && !found.contains(id)) {
                tally.breach(Breach.LOST, "an acknowledged draft");
            }
        }
    }
}
