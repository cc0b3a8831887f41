package dev.accord.sharing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Keycloak's dynamic registration. */
final class KeycloakStub extends Stub {

    static final String REGISTRATIONS = "/clients-registrations/default";

    private final Map<String, JsonNode> registered = new ConcurrentHashMap<>();

    JsonNode registered(String clientId) {
        return registered.getOrDefault(clientId, JSON.createObjectNode());
    }

    @Override
    Object answer(String path, JsonNode request) {
        var clientId = request.path("clientId").asString();
        registered.put(clientId, request);
        return object("clientId", clientId, "registrationAccessToken", "registration-token-of-" + clientId);
    }
}
