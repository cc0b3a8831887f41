package dev.accord.sharing;

import dev.accord.kit.testing.contract.Asked;
import dev.accord.kit.testing.contract.ContractAnswer;
import dev.accord.kit.testing.contract.ContractStub;
import dev.accord.kit.testing.contract.Example;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** consent-service as it has agreed to be: permits everything of everyone, but for those who said otherwise. */
final class ConsentStub extends ContractStub {

    static final String DECISIONS = "/access/v1/evaluations";
    static final String PURPOSES = "/api/consent/purposes";
    static final String ENDING = "a disclosure under a consent that ends";
    static final String SEVERAL = "a disclosure about several persons who chose differently";

    private static final String CONTEXT = "/evaluations/0/context";

    private final Map<String, Set<String>> withheld = new ConcurrentHashMap<>();
    private volatile Set<String> withdrawn = Set.of();
    private volatile String scenario = "";
    private volatile long leaseMillis = 250;

    ConsentStub() {
        super("sharing-service", "consent-service");
    }

    void permitsEverything() {
        works();
        withheld.clear();
        withdrawn = Set.of();
        scenario = "";
        leaseMillis = 250;
    }

    void withdraws(String subject) {
        withdrawn = Set.of(subject);
    }

    void withholds(String subject, String field) {
        withheld.put(subject, Set.of(field));
    }

    void grantsLeasesOf(long millis) {
        leaseMillis = millis;
    }

    /** Answers in this scenario, to the letter. */
    void plays(String name) {
        scenario = name;
    }

    @Override
    protected ContractAnswer answer(Asked asked) {
        if (asked.path().equals(PURPOSES)) {
            return purposes(asked.asPromised());
        }
        if (asked.mayBe(scenario)) {
            return asked.as(scenario);
        }
        var answers = asked.body()
                .path("evaluations")
                .valueStream()
                .map(one -> one.has("subject")
                        ? about(asked, one.at("/subject/id").asString(), fields(asked.body()))
                        : toOne(asked, asked.body().at("/subject/id").asString(), fields(one)))
                .toList();
        return ContractAnswer.joined("/evaluations", answers);
    }

    private static ContractAnswer purposes(ContractAnswer promised) {
        var one = promised.body().at("/items/0");
        return promised.with(
                "/items",
                List.of(
                        one.with("/key", "usage-research")
                                .with(
                                        "/fields",
                                        List.of(
                                                "device.model",
                                                "device.imei",
                                                "contact.email",
                                                "location.city",
                                                "log.ip")),
                        one.with("/key", "marketing-email")
                                .with("/fields", List.of("contact.email"))
                                .with("/actions", List.of("use"))));
    }

    private ContractAnswer about(Asked asked, String subject, List<String> fields) {
        var not = withheld.getOrDefault(subject, Set.of());
        if (withdrawn.contains(subject)) {
            return withheld(asked.as("a disclosure after the person withdrew"), fields);
        }
        if (fields.stream().noneMatch(not::contains)) {
            return permitted(asked.as("a disclosure that the person allows"), subject, fields);
        }
        var partly = asked.as("a disclosure of a field that the purpose does not have");
        return permitted(
                withheld(partly, fields.stream().filter(not::contains).toList()),
                subject,
                fields.stream().filter(field -> !not.contains(field)).toList());
    }

    private ContractAnswer toOne(Asked asked, String subject, List<String> fields) {
        return withdrawn.contains(subject)
                ? withheld(asked.as("disclosures of one person's data that she withdrew"), fields)
                : permitted(asked.as("disclosures of one person's data that she allows"), subject, fields);
    }

    private ContractAnswer permitted(ContractAnswer promised, String subject, List<String> fields) {
        return promised.with(CONTEXT + "/permitted_fields", fields)
                .with(CONTEXT + "/receipt_id", "receipt-" + subject)
                .with(CONTEXT + "/lease_ms", leaseMillis);
    }

    private static ContractAnswer withheld(ContractAnswer promised, List<String> fields) {
        var one = promised.body().at(CONTEXT + "/withheld/0");
        List<Example> each =
                fields.stream().map(field -> one.with("/field", field)).toList();
        return promised.with(CONTEXT + "/withheld", each);
    }

    private static List<String> fields(JsonNode question) {
        return question.at("/resource/properties/fields")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
