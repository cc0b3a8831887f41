package dev.accord.account;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.accord.kit.testing.contract.ContractStub;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sharing-service as it has agreed to be: takes every event about values. */
final class SharingStub extends ContractStub {

    static final String CORRECTED = "a value was corrected";
    static final String DELETED = "a value was deleted";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    SharingStub() {
        super("account-service", "sharing-service");
    }

    /** The types of the events about somebody that arrived. */
    List<String> heardOf(String subject) {
        return server().findAll(WireMock.postRequestedFor(WireMock.urlEqualTo("/internal/events"))).stream()
                .map(request -> JSON.readTree(request.getBodyAsString()))
                .filter(event -> event.path("aggregate").asString().equals(subject))
                .map((JsonNode event) -> event.path("type").asString())
                .toList();
    }
}
