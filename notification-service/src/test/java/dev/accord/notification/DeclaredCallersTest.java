package dev.accord.notification;

import dev.accord.kit.testing.DeclaredCallers;
import dev.accord.notification.testing.ServiceTest;
import tools.jackson.databind.JsonNode;

class DeclaredCallersTest extends ServiceTest implements DeclaredCallers {

    @Override
    public String service() {
        return "notification";
    }

    @Override
    public JsonNode document(String path) {
        return json(http.get().uri(path).exchange());
    }
}
