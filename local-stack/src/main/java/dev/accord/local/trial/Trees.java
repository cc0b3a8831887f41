package dev.accord.local.trial;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as somebody outside reads and writes it. */
public final class Trees {
    private static final int MOST_PAGES = 10_000;

    private Trees() {}

    public static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    /** Everything in a list that comes in pages. */
    public static List<JsonNode> all(Function<Call, Answer> asking, String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String more = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            JsonNode answer =
                    good(asking.apply(Call.get(path + (path.contains("?") ? "&" : "?") + "limit=100" + more)));
            answer.path("items").valueStream().forEach(all::add);
            cursor = answer.path("next_cursor").asString("");
            if (cursor.isEmpty()) {
                return all;
            }
        }
        throw new IllegalStateException(path + " has no end");
    }

    /** @throws IllegalStateException when it is a refusal: then there is nothing to count */
    public static JsonNode good(Answer answer) {
        if (!answer.good()) {
            throw new IllegalStateException(
                    answer.call() + " was answered " + answer.status() + " " + answer.problem());
        }
        return answer.json();
    }
}
