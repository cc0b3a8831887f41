package dev.accord.sharing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** account-service: holds a value of every field for everyone, but for those of whom nothing is held. */
final class AccountStub extends Stub {

    static final String VALUES = "/internal/values";
    static final String CATALOGUE = "/api/account/catalogue";

    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    void holdsNothingOf(String subject) {
        unknown.add(subject);
    }

    private volatile Runnable meanwhile = () -> {};

    @Override
    void works() {
        meanwhile = () -> {};
        super.works();
    }

    /** Something that happens while values are on their way. */
    void whenAsked(Runnable something) {
        meanwhile = something;
    }

    static String value(String subject, String field) {
        return field + " of " + subject;
    }

    @Override
    Object answer(String path, JsonNode request) {
        if (path.startsWith(CATALOGUE)) {
            return object(
                    "items",
                    List.of(
                            object("key", "device.model", "sensitivity", "ordinary", "shape", object("kind", "text")),
                            object("key", "device.imei", "sensitivity", "sensitive"),
                            object("key", "contact.email", "sensitivity", "sensitive"),
                            object("key", "location.city", "sensitivity", "ordinary"),
                            object("key", "log.ip", "sensitivity", "sensitive")));
        }
        meanwhile.run();
        var subjects = new ArrayList<Object>();
        for (var subject : request.path("subjects")) {
            var values = new LinkedHashMap<String, Object>();
            for (var field : request.path("fields")) {
                if (!unknown.contains(subject.asString())) {
                    values.put(
                            field.asString(),
                            object(
                                    "value", value(subject.asString(), field.asString()),
                                    "collected_at", "2026-01-01T00:00:00Z",
                                    "provenance", "mobile-app"));
                }
            }
            values.put("device.mac", object("value", "not asked for"));
            subjects.add(object("id", subject.asString(), "values", values));
        }
        return object("subjects", subjects);
    }
}
