package dev.accord.sharing;

import dev.accord.kit.testing.contract.Asked;
import dev.accord.kit.testing.contract.ContractAnswer;
import dev.accord.kit.testing.contract.ContractStub;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The gateway as it has agreed to be: takes in how partners stand. */
final class GatewayStub extends ContractStub {

    static final String STANDINGS = "/internal/standings";

    private final List<JsonNode> told = new CopyOnWriteArrayList<>();

    GatewayStub() {
        super("sharing-service", "gateway");
    }

    /** The last word about a client. */
    JsonNode told(String client) {
        return told.reversed().stream()
                .filter(word -> word.path("client").asString().equals(client))
                .findFirst()
                .orElseGet(Stub.JSON::createObjectNode);
    }

    @Override
    protected ContractAnswer answer(Asked asked) {
        told.add(asked.body());
        return asked.asPromised();
    }
}
