package dev.accord.local.intruder;

import dev.accord.local.demo.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a row into a call. */
final class Visit {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
    private static final String MISSING = "00000000-0000-4000-8000-000000000000";

    /** Things that are there and belong to nobody. */
    private static final Map<String, String> COMMON = Map.of(
            "purpose",
            "usage-research",
            "field",
            "device.model",
            "version",
            "2026-1",
            "from",
            "2026-1",
            "to",
            "2026-1");

    private Visit() {}

    /** An id that names nothing. */
    static String missing() {
        return UUID.randomUUID().toString();
    }

    /** A call about nothing in particular, with an empty body: whoever may not call must be told so before it is read. */
    static Call knocking(Row row, boolean withBody) {
        return call(row, filled(row.path(), Map.of()), withBody ? "{}" : "");
    }

    /** A call about one object, complete enough to reach it. */
    static Call about(Row row, String object, Map<String, String> owned) {
        Map<String, String> values = new HashMap<>(owned);
        values.put("id", object);
        return call(row, filled(row.path(), values), filled(row.body(), values));
    }

    private static Call call(Row row, String path, String body) {
        Call call = body.isEmpty() ? new Call(row.method(), path, null, Map.of()) : Call.with(row.method(), path, body);
        return row.method().equals("GET") ? call : call.once().ifMatch("\"1000000\"");
    }

    private static String filled(String template, Map<String, String> values) {
        Matcher variables = VARIABLE.matcher(template);
        return variables.replaceAll(found -> Matcher.quoteReplacement(
                values.getOrDefault(found.group(1), COMMON.getOrDefault(found.group(1), MISSING))));
    }
}
