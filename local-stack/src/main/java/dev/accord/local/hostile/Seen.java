package dev.accord.local.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Texts that the platform itself has used, by the member they stood in, so that some requests get further than the first
 * check. Keeps the latest of each.
 */
final class Seen {
    private static final int KEPT = 64;
    private static final Map<String, String> ALIAS = Map.of(
            "policy_version", "version",
            "from", "version",
            "to", "version",
            "campaign", "id",
            "partner", "id",
            "fields", "field",
            "subjects", "subject",
            "purposes", "purpose");

    private final Map<String, List<String>> byMember = new ConcurrentHashMap<>(Map.of(
            "purpose", List.of("usage-research", "device-diagnostics", "marketing-email"),
            "field", List.of("device.model", "appliance.model", "contact.email", "account.language"),
            "language", List.of("en", "zh-Hans"),
            "kind", List.of("device", "log", "location", "policy-change", "analysis"),
            "choice", List.of("granted", "refused", "withdrawn")));

    void lookAt(JsonNode answer) {
        answer.propertyStream().forEach(member -> {
            if (member.getValue().isString() && member.getValue().asString().length() < 200) {
                keep(member.getKey(), member.getValue().asString());
            }
            lookAt(member.getValue());
        });
        if (answer.isArray()) {
            answer.valueStream().limit(20).forEach(this::lookAt);
        }
    }

    /** Keeps one that has stood under this name. */
    void keep(String name, String text) {
        String member = name.equals("pairwise-id") ? "subject" : name;
        byMember.merge(member, List.of(text), (old, added) -> {
            if (old.contains(text)) {
                return old;
            }
            List<String> all = new ArrayList<>(old.subList(old.size() < KEPT ? 0 : 1, old.size()));
            all.addAll(added);
            return List.copyOf(all);
        });
    }

    /** Something that has stood under this name, or under one that means the same, or anything. */
    String idFor(String member, Dice dice) {
        List<String> known = byMember.getOrDefault(member, byMember.get(ALIAS.getOrDefault(member, "id")));
        return known == null || known.isEmpty() ? "unknown" : dice.of(known);
    }
}
