package dev.accord.local.hostile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils one place of a good body. */
final class Spoiling {
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();
    private static final int LONG_LIST = 600;

    private final Dice dice;

    Spoiling(Dice dice) {
        this.dice = dice;
    }

    JsonNode spoilt(JsonNode good) {
        List<JsonNode> containers = new ArrayList<>();
        collect(good, containers);
        if (containers.isEmpty() || dice.lands(5)) {
            return nasty(good);
        }
        JsonNode place = dice.of(containers);
        if (place instanceof ObjectNode object) {
            spoil(object);
        } else if (place instanceof ArrayNode list) {
            spoil(list);
        }
        return good;
    }

    private void spoil(ObjectNode object) {
        List<String> names = object.propertyStream().map(Map.Entry::getKey).toList();
        if (names.isEmpty() || dice.lands(20)) {
            object.set(dice.of(Nasty.TEXTS.subList(4, 12)), JSON.numberNode(1));
            return;
        }
        String name = dice.of(names);
        if (dice.lands(20)) {
            object.remove(name);
        } else {
            object.set(name, nasty(object.path(name)));
        }
    }

    private void spoil(ArrayNode list) {
        if (list.isEmpty() || dice.lands(30)) {
            JsonNode item = list.isEmpty() ? JSON.stringNode("x") : list.get(0);
            for (int i = 0; i < LONG_LIST; i++) {
                list.add(item);
            }
        } else if (dice.lands(20)) {
            list.removeAll();
        } else {
            list.set(dice.between(0, list.size() - 1), nasty(list.get(0)));
        }
    }

    private JsonNode nasty(JsonNode good) {
        return switch (dice.between(0, 7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(new BigDecimal(dice.of(Nasty.NUMBERS)));
            case 2 -> JSON.booleanNode(dice.lands(50));
            case 3 -> JSON.arrayNode().add(good);
            case 4 -> JSON.objectNode().set("a", good);
            case 5 -> deep(dice.between(20, 40));
            default -> JSON.stringNode(dice.of(Nasty.TEXTS));
        };
    }

    private static JsonNode deep(int levels) {
        JsonNode node = JSON.numberNode(1);
        for (int i = 0; i < levels; i++) {
            node = JSON.objectNode().set("a", node);
        }
        return node;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            into.add(node);
            node.valueStream().forEach(child -> collect(child, into));
        }
    }
}
