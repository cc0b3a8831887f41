package dev.accord.kit.testing.contract;

import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.RequestMatching;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.Response;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One interaction of a pact: what may be asked, and what is answered then; Pact's own rules say what fits.
 *
 * @param promised answers that were found to fit already, for matching takes its time
 */
public record Scenario(Pact pact, SynchronousRequestResponse interaction, Set<Example> promised) {

    Scenario(Pact pact, SynchronousRequestResponse interaction) {
        this(pact, interaction, ConcurrentHashMap.newKeySet());
    }

    String description() {
        return interaction.getDescription();
    }

    /** Whether it is about that path, as far as can be told without matching. */
    boolean concerns(IRequest request) {
        var agreed = interaction.getRequest();
        boolean anyPath = agreed.getMatchingRules().rulesForCategory("path").isNotEmpty();
        return agreed.getMethod().equals(request.getMethod())
                && (anyPath || agreed.getPath().equals(request.getPath()));
    }

    /** @throws AssertionError when its own examples do not keep its rules */
    void requireConsistent() {
        var problems = problemsWith(interaction.getRequest());
        if (!problems.isEmpty()) {
            throw new AssertionError("the example request of '" + this + "' does not keep its own rules: " + problems);
        }
        answer().requirePromised();
    }

    List<String> problemsWith(IRequest request) {
        return RequestMatching.requestMismatches(pact, interaction, request).getMismatches().stream()
                .map(Mismatch::description)
                .toList();
    }

    /** The request as the pact gives it as an example. */
    public Example request() {
        return Example.of(interaction.getRequest().getBody());
    }

    /** The example request, to be sent to whoever plays the provider. */
    HttpRequest exampleCall(String address) {
        var request = interaction.getRequest();
        var uri = UriComponentsBuilder.fromUriString(address + request.getPath());
        request.getQuery().forEach((name, values) -> uri.queryParam(name, values));
        var call = HttpRequest.newBuilder(uri.build().toUri())
                .method(request.getMethod(), BodyPublishers.ofString(request().json()));
        request.getHeaders().forEach((name, values) -> values.forEach(value -> call.header(name, value)));
        return call.build();
    }

    /** The answer as the pact gives it as an example. */
    public ContractAnswer answer() {
        var response = interaction.getResponse();
        return ContractAnswer.of(this, response.getStatus(), response.getHeaders(), Example.of(response.getBody()));
    }

    void requirePromised(ContractAnswer answer) {
        if (promised.contains(answer.body())) {
            return;
        }
        var body = answer.body();
        var response = new Response(
                answer.status(),
                answer.headers(),
                body.isNothing() ? OptionalBody.missing() : OptionalBody.body(body.json()));
        var mismatches = ResponseMatching.responseMismatches(pact, interaction, response);
        if (!mismatches.isEmpty()) {
            throw new AssertionError("a test wants an answer that the contract does not promise in '" + this + "': "
                    + mismatches.stream().map(Mismatch::description).toList());
        }
        promised.add(body);
    }

    @Override
    public String toString() {
        return description();
    }
}
