package dev.accord.kit.testing.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that the provider has promised, with a test's own values where the pact's rules allow others; held against
 * those rules before it is given.
 */
public record ContractAnswer(Scenario scenario, int status, Map<String, List<String>> headers, Example body) {

    static ContractAnswer of(Scenario scenario, int status, @Nullable Map<String, List<String>> headers, Example body) {
        return new ContractAnswer(scenario, status, headers == null ? Map.of() : headers, body);
    }

    /** @throws AssertionError when the pact has no such member */
    public ContractAnswer with(String pointer, Object value) {
        return new ContractAnswer(scenario, status, headers, body.with(pointer, value));
    }

    /**
     * One answer with the elements of all in the list at the pointer; each has to be promised by itself.
     *
     * @throws AssertionError when one is not, or the pact's rules allow one element only
     */
    public static ContractAnswer joined(String list, List<ContractAnswer> answers) {
        answers.forEach(ContractAnswer::requirePromised);
        var example = answers.getFirst().scenario().answer();
        var element = example.body().at(list + "/0");
        example.with(list, List.of(element, element)).requirePromised();
        var elements =
                answers.stream().flatMap(one -> one.body().at(list).elements()).toList();
        return answers.getFirst().with(list, elements);
    }

    /** @throws AssertionError when the provider has not promised to answer like that */
    void requirePromised() {
        scenario.requirePromised(this);
    }
}
