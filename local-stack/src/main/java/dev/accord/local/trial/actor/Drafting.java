package dev.accord.local.trial.actor;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Trees;
import dev.accord.local.trial.actor.Tally.Breach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** An officer who drafts one agreement after the other, each known by a mark of its own. */
public final class Drafting implements Actor {
    private final Officer officer;
    private final String partner;
    private final String label = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);
    private final Map<String, String> drafted = new HashMap<>();
    private int drafts;

    public Drafting(Officer officer, String partner) {
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
        Map<String, List<String>> all = Trees.all(officer::ask, "/api/sharing/agreements").stream()
                .collect(Collectors.groupingBy(
                        agreement -> agreement
                                .path("confidentiality")
                                .path("version")
                                .asString(""),
                        Collectors.mapping(agreement -> agreement.path("id").asString(), Collectors.toList())));
        for (int draft = 1; draft <= drafts; draft++) {
            String mark = label + "-" + draft;
            List<String> found = all.getOrDefault(mark, List.of());
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
