package dev.accord.consent;

import dev.accord.consent.testing.RunningService;
import dev.accord.kit.testing.DeclaredCallers;
import tools.jackson.databind.JsonNode;

class DeclaredCallersTest extends RunningService implements DeclaredCallers {

    @Override
    public String service() {
        return "consent";
    }

    @Override
    public JsonNode document(String path) {
        return requests().get(path, null).body();
    }
}
