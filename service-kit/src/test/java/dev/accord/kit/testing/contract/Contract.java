package dev.accord.kit.testing.contract;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a consumer needs of a provider: the pact in the provider's folder, which the provider's own build verifies. */
public record Contract(String consumer, String provider, List<Scenario> scenarios) {

    public Contract {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Reads {@code ../PROVIDER/contracts/CONSUMER.json}, as seen from the folder of any module.
     *
     * @throws AssertionError when there is none, or an example in it does not keep its own rules
     */
    public static Contract between(String consumer, String provider) {
        var file = new File("../" + provider + "/contracts/" + consumer + ".json");
        if (!file.isFile()) {
            throw new AssertionError(consumer + " calls " + provider + ", and there is no contract: " + file);
        }
        Pact pact = DefaultPactReader.INSTANCE.loadPact(file);
        var scenarios = pact.getInteractions().stream()
                .map(one -> new Scenario(pact, (SynchronousRequestResponse) one))
                .toList();
        scenarios.forEach(Scenario::requireConsistent);
        return new Contract(consumer, provider, scenarios);
    }

    /** @throws AssertionError when the contract has none of that description */
    public Scenario scenario(String description) {
        return scenarios.stream()
                .filter(one -> one.description().equals(description))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " has no '" + description + "'"));
    }

    /** The scenarios in which the request may be sent. */
    List<Scenario> allowing(IRequest request) {
        return scenarios.stream()
                .filter(one ->
                        one.concerns(request) && one.problemsWith(request).isEmpty())
                .toList();
    }

    /** Why the request is in none of them. */
    String whyNot(IRequest request) {
        var sent = "%s sent %s what their contract does not have: %s %s"
                .formatted(consumer, provider, request.getMethod(), request.getPath());
        var problems = scenarios.stream()
                .filter(one -> one.concerns(request))
                .map(one -> "'%s': %s".formatted(one, one.problemsWith(request)));
        return Stream.concat(Stream.of(sent), problems).collect(Collectors.joining(System.lineSeparator()));
    }

    @Override
    public String toString() {
        return provider + "/contracts/" + consumer + ".json";
    }
}
