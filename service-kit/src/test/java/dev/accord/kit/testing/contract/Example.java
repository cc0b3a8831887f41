package dev.accord.kit.testing.contract;

import au.com.dius.pact.core.model.OptionalBody;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON out of a pact. Other values can be put in where it has one already; whatever has members of its own comes from a
 * pact too, so that no test can make up a field.
 */
public record Example(JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Example of(@Nullable OptionalBody body) {
        return new Example(
                body == null || !body.isPresent() ? JSON.missingNode() : JSON.readTree(body.valueAsString()));
    }

    /** @throws AssertionError when the pact has nothing there */
    public Example at(String pointer) {
        var found = node.at(pointer);
        if (found.isMissingNode()) {
            throw new AssertionError("the contract has no " + pointer + " in " + node);
        }
        return new Example(found);
    }

    /** The elements of a list. */
    public Stream<Example> elements() {
        return node.valueStream().map(Example::new);
    }

    public List<String> texts() {
        return node.valueStream().map(JsonNode::asString).toList();
    }

    /**
     * The same with another value at the pointer.
     *
     * @param value a text, number or boolean, an {@link Example}, or a list or map of those
     */
    public Example with(String pointer, Object value) {
        at(pointer);
        if (pointer.isEmpty()) {
            return new Example(json(value));
        }
        var path = JsonPointer.compile(pointer);
        var changed = node.deepCopy();
        switch (changed.at(path.head())) {
            case ObjectNode object -> object.set(path.last().getMatchingProperty(), json(value));
            case ArrayNode array -> array.set(path.last().getMatchingIndex(), json(value));
            default -> throw new AssertionError("nothing can stand at " + pointer);
        }
        return new Example(changed);
    }

    boolean isNothing() {
        return node.isMissingNode();
    }

    public String json() {
        return node.isMissingNode() ? "" : JSON.writeValueAsString(node);
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case Example example -> example.node();
            case String text -> JSON.valueToTree(text);
            case Number number -> JSON.valueToTree(number);
            case Boolean bool -> JSON.valueToTree(bool);
            case List<?> list ->
                JSON.createArrayNode().addAll(list.stream().map(Example::json).toList());
            case Map<?, ?> map -> {
                var object = JSON.createObjectNode();
                map.forEach((name, one) -> object.set(String.valueOf(name), json(one)));
                yield object;
            }
            default -> throw new IllegalArgumentException("not a value: " + value.getClass());
        };
    }
}
