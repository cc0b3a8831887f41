package dev.accord.account;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.accord.kit.testing.contract.Asked;
import dev.accord.kit.testing.contract.ContractAnswer;
import dev.accord.kit.testing.contract.ContractStub;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Consent-service as it has agreed to be: it knows who accepted the terms and what each person chose. */
public final class ConsentStub extends ContractStub {
    static final String ALLOWED = "a collection that the person allows";
    static final String NEEDED = "a collection that the service itself needs";
    static final String NOT_CHOSEN = "a collection that the person did not choose";
    static final String NO_TERMS = "a collection before any terms were accepted";
    static final String TERMS = "the terms that a person accepted";
    static final String NO_TERMS_ACCEPTED = "the terms of somebody who accepted none";

    private static final String EVALUATIONS = "/access/v1/evaluations";
    private static final String CONTEXT = "/evaluations/0/context";

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> granted = new ConcurrentHashMap<>();
    private volatile long leaseMillis = 10_000;

    ConsentStub() {
        super("account-service", "consent-service");
    }

    /** Nothing listens at its address any more. */
    public void stops() {
        is(Trouble.DOWN);
    }

    /** The subject accepted version 1, so the purpose service is theirs by contract. */
    void accepted(String subject) {
        accepted.add(subject);
    }

    void granted(String subject, String purpose) {
        granted.computeIfAbsent(subject, none -> ConcurrentHashMap.newKeySet()).add(purpose);
    }

    void withdrawn(String subject, String purpose) {
        granted.getOrDefault(subject, Set.of()).remove(purpose);
    }

    public void fails(ResponseDefinitionBuilder how) {
        answers(".*", how);
    }

    public void heals() {
        leaseMillis = 10_000;
        works();
    }

    public void leasesFor(long millis) {
        leaseMillis = millis;
    }

    public int decisionsAsked() {
        return server().findAll(postRequestedFor(urlEqualTo(EVALUATIONS))).size();
    }

    @Override
    protected ContractAnswer answer(Asked asked) {
        if (!asked.path().equals(EVALUATIONS)) {
            return asked.as(accepted.contains(asked.path().split("/", -1)[3]) ? TERMS : NO_TERMS_ACCEPTED);
        }
        String subject = asked.body().at("/subject/id").asString();
        return ContractAnswer.joined(
                "/evaluations",
                asked.body()
                        .path("evaluations")
                        .valueStream()
                        .map(one -> evaluation(asked, subject, one.path("resource")))
                        .toList());
    }

    private ContractAnswer evaluation(Asked asked, String subject, JsonNode resource) {
        String purpose = resource.path("id").asString();
        List<String> fields = resource.at("/properties/fields")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        if (purpose.equals("service")) {
            return accepted.contains(subject)
                    ? permitted(asked.as(NEEDED), fields)
                    : denied(asked.as(NO_TERMS), fields);
        }
        return granted.getOrDefault(subject, Set.of()).contains(purpose)
                ? permitted(asked.as(ALLOWED).with(CONTEXT + "/receipt_id", "receipt-1"), fields)
                : denied(asked.as(NOT_CHOSEN), fields);
    }

    private ContractAnswer permitted(ContractAnswer promised, List<String> fields) {
        return promised.with(CONTEXT + "/permitted_fields", fields).with(CONTEXT + "/lease_ms", leaseMillis);
    }

    private static ContractAnswer denied(ContractAnswer promised, List<String> fields) {
        var one = promised.body().at(CONTEXT + "/withheld/0");
        return promised.with(
                CONTEXT + "/withheld",
                fields.stream().map(field -> one.with("/field", field)).toList());
    }
}
