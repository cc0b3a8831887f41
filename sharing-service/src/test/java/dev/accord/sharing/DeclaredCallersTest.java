package dev.accord.sharing;

import dev.accord.kit.testing.DeclaredCallers;
import tools.jackson.databind.JsonNode;

class DeclaredCallersTest extends SharingPlatform implements DeclaredCallers {

    @Override
    public String service() {
        return "sharing";
    }

    @Override
    public JsonNode document(String path) {
        return call("GET", path, null, null).json();
    }
}
