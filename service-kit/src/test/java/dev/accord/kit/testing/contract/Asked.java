package dev.accord.kit.testing.contract;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A request that the contract has.
 *
 * @param scenarios those in which it may be sent
 */
public record Asked(String path, Map<String, List<String>> query, JsonNode body, List<Scenario> scenarios) {

    /** Whether it may be sent in the scenario. */
    public boolean mayBe(String scenario) {
        return scenarios.stream().anyMatch(one -> one.description().equals(scenario));
    }

    /**
     * What the provider answers in the scenario.
     *
     * @throws AssertionError when the request may not be sent in it
     */
    public ContractAnswer as(String scenario) {
        return scenarios.stream()
                .filter(one -> one.description().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not a request of '" + scenario + "' but of " + scenarios))
                .answer();
    }

    /** What the provider answers in the only, or else the first, scenario. */
    public ContractAnswer asPromised() {
        return scenarios.getFirst().answer();
    }
}
