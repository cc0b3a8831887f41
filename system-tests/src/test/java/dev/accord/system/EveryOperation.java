package dev.accord.system;

import dev.accord.local.demo.Call;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Calls of every operation that the platform publishes, with something planted wherever a client can say something. */
final class EveryOperation {
    static final List<String> SERVICES = List.of("account", "consent", "sharing", "notification");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final int DEEPEST = 4;
    private static final int TOO_LONG = 3_000;

    private final JsonNode document;
    private final Planted planted;

    /** @param document the OpenAPI document of one service */
    EveryOperation(JsonNode document, Planted planted) {
        this.document = document;
        this.planted = planted;
    }

    Stream<Call> calls() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .flatMap(operation -> of(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue())));
    }

    private Stream<Call> of(String method, String template, JsonNode operation) {
        String path = template.replaceAll("\\{[^}]+}", planted.a("path"));
        String asked = path + "?cursor=" + planted.a("query") + "&limit=" + planted.a("query") + "&language="
                + planted.a("query") + "&at=" + planted.a("query") + "&q=" + planted.a("query");
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            schema = operation
                    .path("requestBody")
                    .path("content")
                    .path("application/merge-patch+json")
                    .path("schema");
        }
        if (schema.isMissingNode()) {
            return Stream.of(path, asked).map(address -> with(new Call(method, address, null, java.util.Map.of())));
        }
        String filled = filled(schema, 0, planted.a("field")).toString();
        String tooLong =
                filled(schema, 0, planted.a("field") + "x".repeat(TOO_LONG)).toString();
        String unknown = JsonMapper.shared()
                .createObjectNode()
                .put(planted.a("unknown-member"), planted.a("field"))
                .toString();
        String malformed = "{\"a\":\"" + planted.a("field");
        return Stream.concat(
                        Stream.of(Call.with(method, asked, filled)),
                        Stream.of(
                                        tooLong,
                                        unknown,
                                        malformed,
                                        "[\"" + planted.a("field") + "\"," + planted.a("imei") + "]")
                                .map(body -> Call.with(method, path, body)))
                .map(this::with);
    }

    private Call with(Call call) {
        return call.header("X-Planted", planted.a("header"))
                .header("User-Agent", planted.a("user-agent"))
                .header("Cookie", "SESSION=" + planted.a("cookie"))
                .header("Idempotency-Key", planted.a("idempotency-key"))
                .header("If-Match", "\"" + planted.a("header") + "\"")
                .header("X-Correlation-Id", planted.a("header"))
                .header("X-Request-ID", planted.a("header"))
                .header("Accept-Language", planted.a("header"))
                .header("Referer", "http://example.org/" + planted.a("header"))
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "a=" + planted.a("trace-state"))
                .header("baggage", "a=" + planted.a("trace-state"));
    }

    /** Something planted in every member, whatever its type should be. */
    private JsonNode filled(JsonNode schema, int depth, String value) {
        JsonNode resolved = resolved(schema);
        if (depth == DEEPEST) {
            return JsonNodeFactory.instance.stringNode(value);
        }
        if (resolved.has("properties")) {
            var object = JsonMapper.shared().createObjectNode();
            resolved.path("properties")
                    .propertyStream()
                    .forEach(member -> object.set(member.getKey(), filled(member.getValue(), depth + 1, value)));
            return object;
        }
        if (resolved.has("items")) {
            return JsonMapper.shared().createArrayNode().add(filled(resolved.path("items"), depth + 1, value));
        }
        if (resolved.has("additionalProperties")) {
            return JsonMapper.shared().createObjectNode().put(planted.a("unknown-member"), value);
        }
        return JsonNodeFactory.instance.stringNode(value);
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
