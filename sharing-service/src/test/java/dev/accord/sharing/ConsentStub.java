package dev.accord.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** consent-service: permits everything of everyone, but for those who said otherwise. */
final class ConsentStub extends Stub {

    static final String DECISIONS = "/access/v1/evaluations";
    static final String PURPOSES = "/api/consent/purposes";

    private final Map<String, Set<String>> withheld = new ConcurrentHashMap<>();
    private volatile Set<String> withdrawn = Set.of();
    private volatile long leaseMillis = 250;

    @Override
    void works() {
        if (withheld != null) {
            withheld.clear();
            withdrawn = Set.of();
            leaseMillis = 250;
        }
        super.works();
    }

    void withdraws(String subject) {
        withdrawn = Set.of(subject);
    }

    void withholds(String subject, String field) {
        withheld.put(subject, Set.of(field));
    }

    void grantsLeasesOf(long millis) {
        leaseMillis = millis;
    }

    @Override
    Object answer(String path, JsonNode request) {
        if (path.startsWith(PURPOSES)) {
            return object(
                    "version",
                    "1",
                    "items",
                    List.of(
                            object(
                                    "key",
                                    "usage-research",
                                    "basis",
                                    "consent",
                                    "fields",
                                    List.of("device.model", "device.imei", "contact.email", "location.city", "log.ip"),
                                    "actions",
                                    List.of("collect", "use", "disclose")),
                            object(
                                    "key",
                                    "marketing-email",
                                    "basis",
                                    "consent",
                                    "fields",
                                    List.of("contact.email"),
                                    "actions",
                                    List.of("use"))));
        }
        var evaluations = new ArrayList<Object>();
        for (var one : request.path("evaluations")) {
            evaluations.add(evaluation(
                    one.has("subject") ? one.path("subject") : request.path("subject"),
                    one.has("resource") ? one.path("resource") : request.path("resource")));
        }
        return object("evaluations", evaluations);
    }

    private Object evaluation(JsonNode subject, JsonNode resource) {
        var id = subject.path("id").asString();
        var asked = resource.path("properties")
                .path("fields")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        var not = withheld.getOrDefault(id, Set.of());
        var permitted = withdrawn.contains(id)
                ? List.<String>of()
                : asked.stream().filter(field -> !not.contains(field)).toList();
        var reason = withdrawn.contains(id) ? "withdrawn" : not.isEmpty() ? "permitted" : "action-not-chosen";
        return object(
                "decision",
                permitted.size() == asked.size(),
                "context",
                object(
                        "reason",
                        reason,
                        "permitted_fields",
                        permitted,
                        "withheld",
                        asked.stream()
                                .filter(field -> !permitted.contains(field))
                                .map(field -> object("field", field, "reason", reason))
                                .toList(),
                        "policy_version",
                        "1",
                        "receipt_id",
                        "receipt-" + id,
                        "basis",
                        "consent",
                        "lease_ms",
                        leaseMillis));
    }
}
