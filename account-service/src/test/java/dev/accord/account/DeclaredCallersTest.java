package dev.accord.account;

import dev.accord.kit.testing.DeclaredCallers;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeclaredCallersTest extends RunningAccountService implements DeclaredCallers {

    @Override
    public String service() {
        return "account";
    }

    @Override
    public JsonNode document(String path) throws UnsupportedEncodingException {
        var answer = http.get().uri(path).exchange().getResponse();
        return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }
}
