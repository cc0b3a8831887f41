package dev.accord.local.trial.keys;

import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Trees;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** An officer who drafts agreements, each known by a mark of its own. */
final class Drafting implements Writer {
    private final Officer officer;
    private final String partner;
    private final String label;
    private int drafts;

    Drafting(Officer officer, String partner, String label) {
        this.officer = officer;
        this.partner = partner;
        this.label = label;
    }

    @Override
    public Credential who() {
        return officer.session();
    }

    @Override
    public void write(CarelessNetwork network) {
        ObjectNode agreement = Research.agreementWith(partner);
        agreement.withObject("confidentiality").put("version", mark(++drafts));
        Trees.good(network.deliver(
                who(), Call.post("/api/sharing/agreements", agreement).once()));
    }

    private String mark(int number) {
        return label + "-" + number;
    }

    @Override
    public void recount(Effects effects) {
        Map<String, Long> found = Trees.all(officer::ask, "/api/sharing/agreements").stream()
                .map(agreement ->
                        agreement.path("confidentiality").path("version").asString(""))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        for (int number = 1; number <= drafts; number++) {
            effects.of(found.getOrDefault(mark(number), 0L));
        }
    }
}
