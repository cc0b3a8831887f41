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
        return all(asking, path, "");
    }

    /** @param where the list stands in the answer, as a JSON pointer (RFC 6901); empty when it is all of it */
    public static List<JsonNode> all(Function<Call, Answer> asking, String path, String where) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String more = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            Answer answer = asking.apply(Call.get(path + (path.contains("?") ? "&" : "?") + "limit=100" + more));
            JsonNode list = good(answer).at(where);
            list.path("items").valueStream().forEach(all::add);
            cursor = list.path("next_cursor").asString("");
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
