package dev.accord.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question to the platform, written down so that it can be asked again when the platform asks for patience. */
public record Call(String method, String path, @Nullable String body, Map<String, String> headers) {
    private static final String KEY = "Idempotency-Key";

    public static Call get(String path) {
        return new Call("GET", path, null, Map.of());
    }

    public static Call delete(String path) {
        return new Call("DELETE", path, null, Map.of());
    }

    public static Call post(String path, JsonNode body) {
        return with("POST", path, Json.write(body));
    }

    public static Call put(String path, JsonNode body) {
        return with("PUT", path, Json.write(body));
    }

    public static Call patch(String path, JsonNode body) {
        return with("PATCH", path, Json.write(body)).header("Content-Type", "application/merge-patch+json");
    }

    /** A body exactly as given, well-formed or not. */
    public static Call with(String method, String path, String body) {
        return new Call(method, path, body, Map.of("Content-Type", "application/json"));
    }

    public Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, body, Map.copyOf(more));
    }

    /** Gives the call a fresh idempotency key: asked twice, it happens once. */
    public Call once() {
        return once(UUID.randomUUID().toString());
    }

    public Call once(String key) {
        return header(KEY, key);
    }

    public boolean isKeyed() {
        return headers.containsKey(KEY);
    }

    public Call ifMatch(String etag) {
        return header("If-Match", etag);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
