package dev.accord.consent.testing;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.accord.kit.testing.contract.Asked;
import dev.accord.kit.testing.contract.ContractAnswer;
import dev.accord.kit.testing.contract.ContractStub;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sharing-service as it has agreed to be: takes every event, and says who receives something. */
public final class SharingStub extends ContractStub {

    public static final String RECIPIENTS = "who receives a person's data for a purpose";
    public static final String NOBODY = "nobody receives a person's data for a purpose";

    private volatile boolean nobody = true;
    private volatile String agreement = "";
    private volatile List<String> fields = List.of();

    SharingStub() {
        super("consent-service", "sharing-service");
    }

    /** North Institute receives the fields under the agreement. */
    public void gives(String toAgreement, String... receivedFields) {
        agreement = toAgreement;
        fields = List.of(receivedFields);
        nobody = false;
    }

    public void givesNobodyAnything() {
        works();
        nobody = true;
    }

    /** An answer it never promised. */
    public void answersAboutRecipients(ResponseDefinitionBuilder response) {
        answers("/internal/recipients", response);
    }

    /** The questions about recipients that arrived, in order. */
    public List<JsonNode> asked() {
        return arrived("/internal/recipients").toList();
    }

    /** The events about somebody that arrived, in order. */
    public List<JsonNode> heardOf(Person person) {
        return arrived("/internal/events")
                .filter(event -> event.path("aggregate").asString().equals(person.id()))
                .toList();
    }

    @Override
    protected ContractAnswer answer(Asked asked) {
        if (!asked.path().equals("/internal/recipients")) {
            return asked.asPromised();
        }
        return nobody
                ? asked.as(NOBODY)
                : asked.as(RECIPIENTS)
                        .with("/items/0/partner/name", "North Institute")
                        .with("/items/0/agreement", agreement)
                        .with("/items/0/fields", fields);
    }
}
