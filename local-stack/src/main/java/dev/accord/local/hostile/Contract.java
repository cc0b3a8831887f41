package dev.accord.local.hostile;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.accord.local.demo.Answer;
import dev.accord.local.intruder.Documents.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers to what the OpenAPI document promises of them: status, media type and body. */
final class Contract {
    private static final int MOST_TOLD = 3;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** What about the answer is not as promised, if anything. */
    Optional<String> breach(Operation operation, Answer answer) {
        JsonNode promised = resolved(
                operation.document(),
                operation.description().path("responses").path(Integer.toString(answer.status())));
        if (promised.isMissingNode()) {
            return Optional.of("status " + answer.status() + " " + answer.problem() + " is not documented");
        }
        JsonNode content = promised.path("content");
        if (content.isEmpty()) {
            return answer.text().isEmpty() ? Optional.empty() : Optional.of("a body that is not documented");
        }
        String mediaType = answer.header("Content-Type").replaceFirst(";.*", "").strip();
        JsonNode described = content.path(mediaType);
        if (described.isMissingNode()) {
            return Optional.of("status " + answer.status() + " as " + (mediaType.isEmpty() ? "nothing" : mediaType)
                    + " is not documented");
        }
        return mediaType.endsWith("json") && described.has("schema")
                ? mismatch(operation, answer, mediaType, described.path("schema"))
                : Optional.empty();
    }

    private Optional<String> mismatch(Operation operation, Answer answer, String mediaType, JsonNode described) {
        Schema schema = schemas.computeIfAbsent(
                operation + " " + answer.status() + " " + mediaType,
                key -> registry.getSchema(standingAlone(operation, described)));
        try {
            List<Error> errors = schema.validate(JsonMapper.shared().readTree(answer.text()));
            return errors.isEmpty()
                    ? Optional.empty()
                    : Optional.of("status " + answer.status() + ": "
                            + errors.stream()
                                    .limit(MOST_TOLD)
                                    .map(error -> error.getInstanceLocation() + " " + error.getKeyword() + " "
                                            + error.getMessage())
                                    .collect(Collectors.joining("; ")));
        } catch (JacksonException unreadable) {
            return Optional.of("status " + answer.status() + " with a body that is no JSON");
        }
    }

    private static JsonNode standingAlone(Operation operation, JsonNode schema) {
        ObjectNode alone = JsonMapper.shared().createObjectNode();
        alone.putArray("allOf").add(schema);
        alone.set("components", operation.document().path("components"));
        return alone;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString("").substring(1)) : node;
    }
}
