package dev.accord.consent.policy;

import dev.accord.consent.purpose.Text;
import dev.accord.kit.problem.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one object of an uploaded document. It notes what is wrong and goes on with an empty value, so that the officer learns every
 * fault at once instead of one an upload.
 */
record Reading(JsonNode node, String path, List<Fault> faults) {

    static final int FIELD_CHARS_MAX = 200;
    static final int TEXT_CHARS_MAX = 20_000;

    /** Notes every property that has no place here. */
    Reading knowing(String... names) {
        node.propertyNames().stream()
                .filter(name -> !List.of(names).contains(name))
                .forEach(name -> fault(name, "is not known here", String.join(", ", names)));
        return this;
    }

    String string(String name, String pattern, String allowed) {
        var value = node.path(name);
        if (!value.isString() || !Pattern.matches(pattern, value.stringValue())) {
            return missing(name, value.isMissingNode() || value.isNull() ? "is missing" : "is not valid", allowed, "");
        }
        return value.stringValue();
    }

    String words(String name) {
        return string(name, "(?s)(?=.*\\S).{1," + FIELD_CHARS_MAX + "}", "1 to " + FIELD_CHARS_MAX + " characters");
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        var value = node.path(name);
        var read = value.isString() ? PolicyDocument.read(type, value.stringValue()) : Optional.<E>empty();
        return read.orElseGet(
                () -> missing(name, "is not one of the known values", keys(type), type.getEnumConstants()[0]));
    }

    int number(String name, int least, int most) {
        var value = node.path(name);
        boolean fits = value.isInt() && value.intValue() >= least && value.intValue() <= most;
        return fits
                ? value.intValue()
                : missing(name, "is not valid", "a whole number from " + least + " to " + most, least);
    }

    Instant instant(String name) {
        try {
            return Instant.parse(node.path(name).asString("")).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException notATime) {
            return missing(name, "is not a time", "a time in UTC as in 2026-01-31T12:00:00Z (RFC 3339)", Instant.EPOCH);
        }
    }

    Text text(String name) {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Text.none();
        }
        if (!value.isObject()) {
            return missing(name, "is not valid", "an object with one text for each language", Text.none());
        }
        var texts = new HashMap<String, String>();
        for (var entry : value.properties()) {
            if (entry.getValue().isString()) {
                texts.put(entry.getKey(), entry.getValue().stringValue());
            } else {
                fault(name + "." + entry.getKey(), "is not a text", "text");
            }
        }
        return new Text(texts);
    }

    Reading object(String name) {
        var value = node.path(name);
        if (!value.isObject()) {
            fault(name, value.isMissingNode() ? "is missing" : "is not valid", "an object");
        }
        return new Reading(value.isObject() ? value : JsonNodeFactory.instance.objectNode(), at(name), faults);
    }

    <T> List<T> objects(String name, int most, Function<Reading, T> read) {
        var items = new ArrayList<T>();
        int index = 0;
        for (JsonNode item : array(name, most)) {
            var place = at(name) + "[" + index++ + "]";
            if (item.isObject()) {
                items.add(read.apply(new Reading(item, place, faults)));
            } else {
                faults.add(new Fault(place, "is not valid", "an object"));
            }
        }
        return items;
    }

    <T> List<T> strings(String name, int most, String pattern, Function<String, T> read) {
        var items = new ArrayList<T>();
        int index = 0;
        for (JsonNode item : array(name, most)) {
            if (item.isString() && Pattern.matches(pattern, item.stringValue())) {
                items.add(read.apply(item.stringValue()));
            } else {
                faults.add(new Fault(at(name) + "[" + index + "]", "is not valid", pattern));
            }
            index++;
        }
        return items;
    }

    private Iterable<JsonNode> array(String name, int most) {
        var value = node.path(name);
        if (!value.isArray() || value.size() > most) {
            return missing(
                    name,
                    value.isArray() ? "has too many items" : "is missing or not a list",
                    "a list of at most " + most,
                    List.of());
        }
        return value.values();
    }

    private <T> T missing(String name, String detail, String allowed, T instead) {
        fault(name, detail, allowed);
        return instead;
    }

    private void fault(String name, String detail, String allowed) {
        faults.add(new Fault(at(name), detail, allowed));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String keys(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(PolicyDocument::wire).collect(Collectors.joining(", "));
    }
}
