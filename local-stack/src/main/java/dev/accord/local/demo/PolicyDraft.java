package dev.accord.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An officer's next policy version: the one in force, put together from its languages, with a few lines changed. */
final class PolicyDraft {
    private static final Set<String> TRANSLATED =
            Set.of("title", "heading", "text", "description", "without_it", "how", "summary");
    private static final String RECIPIENT = "demo-";
    private static final List<String> OUTSIDE_THE_DOCUMENT = List.of("region", "products", "languages");

    private PolicyDraft() {}

    /** The whole document again out of what each language shows of it. */
    static ObjectNode of(Map<String, JsonNode> viewsByLanguage) {
        JsonNode any = viewsByLanguage.values().iterator().next();
        ObjectNode document = Json.object();
        OUTSIDE_THE_DOCUMENT.forEach(name -> document.set(name, any.path(name)));
        Map<String, JsonNode> parts = each(viewsByLanguage, view -> view.path("document"));
        merge(parts).propertyStream().forEach(part -> document.set(part.getKey(), part.getValue()));
        return document;
    }

    /** A new address for the first contact: major, because people must learn of it, but nobody loses anything. */
    static ObjectNode withAnotherContact(ObjectNode before, String label) {
        ObjectNode draft = withoutRecipientsOfEarlierStories(next(before, label));
        ((ObjectNode) draft.path("contacts").path(0)).put("email", "privacy-" + label + "@example.org");
        return draft;
    }

    /** One more kind of recipient for a purpose people have consented to already: that must be asked again. */
    static ObjectNode withAnotherRecipient(ObjectNode before, String label) {
        ObjectNode draft = next(before, label);
        String key = RECIPIENT + label.replace('.', '-');
        ObjectNode recipient = ((ArrayNode) draft.path("recipients")).addObject();
        recipient.put("key", key).put("kind", "analysis");
        recipient.putObject("title").put("en", "Institutes for energy research").put("zh", "能源研究机构");
        purposes(draft)
                .filter(purpose -> purpose.path("key").asString("").equals(Research.PURPOSE))
                .forEach(purpose -> ((ArrayNode) purpose.path("recipients")).add(key));
        return draft;
    }

    private static ObjectNode withoutRecipientsOfEarlierStories(ObjectNode draft) {
        ((ArrayNode) draft.path("recipients"))
                .removeIf(recipient -> recipient.path("key").asString("").startsWith(RECIPIENT));
        purposes(draft)
                .forEach(purpose -> ((ArrayNode) purpose.path("recipients"))
                        .removeIf(recipient -> recipient.asString("").startsWith(RECIPIENT)));
        return draft;
    }

    private static Stream<JsonNode> purposes(ObjectNode draft) {
        return draft.path("purposes").valueStream();
    }

    private static ObjectNode next(ObjectNode before, String label) {
        return before.deepCopy()
                .put("version", label)
                .put("effective_from", Instant.now().toString());
    }

    private static JsonNode merge(Map<String, JsonNode> parts) {
        JsonNode any = parts.values().iterator().next();
        if (any.isArray()) {
            ArrayNode merged = Json.array();
            for (int i = 0; i < any.size(); i++) {
                int index = i;
                merged.add(merge(each(parts, part -> part.path(index))));
            }
            return merged;
        }
        if (!any.isObject()) {
            return any;
        }
        ObjectNode merged = Json.object();
        for (String name : any.propertyNames()) {
            Map<String, JsonNode> values = each(parts, part -> part.path(name));
            merged.set(name, TRANSLATED.contains(name) ? translations(values) : merge(values));
        }
        return merged;
    }

    private static ObjectNode translations(Map<String, JsonNode> values) {
        ObjectNode texts = Json.object();
        values.forEach((language, text) -> {
            if (!text.asString("").isEmpty()) {
                texts.put(language, text.asString());
            }
        });
        return texts;
    }

    private static Map<String, JsonNode> each(
            Map<String, JsonNode> parts, java.util.function.Function<JsonNode, JsonNode> step) {
        Map<String, JsonNode> stepped = new java.util.LinkedHashMap<>();
        parts.forEach((language, part) -> stepped.put(language, step.apply(part)));
        return stepped;
    }
}
