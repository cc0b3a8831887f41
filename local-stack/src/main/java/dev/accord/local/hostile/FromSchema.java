package dev.accord.local.hostile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that a schema of an OpenAPI document allows, as far as it says. */
final class FromSchema {
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();
    private static final int DEEPEST = 6;
    private static final int LONGEST_LIST = 4;
    private static final int LONGEST_TEXT = 40;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-._ äé漢";

    private final JsonNode document;
    private final Dice dice;
    private final Seen seen;

    FromSchema(JsonNode document, Dice dice, Seen seen) {
        this.document = document;
        this.dice = dice;
        this.seen = seen;
    }

    JsonNode value(String name, JsonNode schema) {
        return value(name, schema, 0);
    }

    private JsonNode value(String name, JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(dice.between(0, schema.path("enum").size() - 1));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.path(choice).size() > 0) {
                return value(
                        name,
                        schema.path(choice)
                                .get(dice.between(0, schema.path(choice).size() - 1)),
                        depth);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> list(name, schema, depth);
            case "integer" -> JSON.numberNode(integer(schema));
            case "number" -> JSON.numberNode(dice.between(-1000, 1000) / 8.0);
            case "boolean" -> JSON.booleanNode(dice.lands(50));
            case "null" -> JSON.nullNode();
            case "string" -> JSON.stringNode(text(name, schema));
            default -> anything(name);
        };
    }

    private JsonNode anything(String name) {
        return switch (dice.between(0, 3)) {
            case 0 -> JSON.numberNode(dice.between(-5, 500));
            case 1 -> JSON.booleanNode(dice.lands(50));
            case 2 -> JSON.objectNode().put("a", dice.between(0, 9));
            default -> JSON.stringNode(text(name, JSON.objectNode()));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<JsonNode> parts = new ArrayList<>(List.of(schema));
        schema.path("allOf").valueStream().map(this::resolved).forEach(parts::add);
        for (JsonNode part : parts) {
            List<String> required = part.path("required")
                    .valueStream()
                    .map(it -> it.asString(""))
                    .toList();
            part.path("properties").propertyStream().forEach(member -> {
                boolean needed = required.contains(member.getKey());
                if (needed || (depth < DEEPEST && dice.lands(60))) {
                    object.set(member.getKey(), value(member.getKey(), member.getValue(), depth + 1));
                }
            });
        }
        if (schema.path("additionalProperties").isObject() && depth < DEEPEST) {
            for (int i = dice.between(0, 3); i > 0; i--) {
                object.set(seen.idFor("field", dice), value("", schema.path("additionalProperties"), depth + 1));
            }
        }
        return object;
    }

    private ArrayNode list(String name, JsonNode schema, int depth) {
        ArrayNode list = JSON.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(LONGEST_LIST), least + LONGEST_LIST);
        for (int i = depth >= DEEPEST ? least : dice.between(least, most); i > 0; i--) {
            list.add(value(name, schema.path("items"), depth + 1));
        }
        return list;
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(-10);
        long most = schema.path("maximum").asLong(1_000);
        return dice.between((int) Math.max(least, Integer.MIN_VALUE), (int) Math.min(most, Integer.MAX_VALUE));
    }

    private String text(String name, JsonNode schema) {
        String format = schema.path("format").asString("");
        if (format.equals("date-time")) {
            return Instant.ofEpochSecond(dice.between(1_700_000_000, 2_000_000_000))
                    .toString();
        }
        if (format.equals("uuid")) {
            return new UUID(dice.any(), dice.any()).toString();
        }
        if (format.equals("uri")) {
            return "https://partner.example/" + dice.between(1, 9);
        }
        if (dice.lands(60)) {
            return seen.idFor(name, dice);
        }
        int least = schema.path("minLength").asInt(0);
        int most = Math.min(schema.path("maxLength").asInt(LONGEST_TEXT), least + LONGEST_TEXT);
        StringBuilder text = new StringBuilder();
        for (int i = dice.between(least, most); i > 0; i--) {
            text.append(LETTERS.charAt(dice.between(0, LETTERS.length() - 1)));
        }
        return text.toString();
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.path(0).asString("");
        }
        if (type.isMissingNode()) {
            return schema.has("properties") || schema.has("allOf") ? "object" : "";
        }
        return type.asString("");
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asString("").substring(1));
        }
        return found;
    }
}
