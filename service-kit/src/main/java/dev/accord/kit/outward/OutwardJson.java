package dev.accord.kit.outward;

import feign.RequestTemplate;
import feign.Response;
import feign.codec.DecodeException;
import feign.codec.ErrorDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Strict in what we send, tolerant of fields we do not need in what we get, and never reading without end. */
class OutwardJson {

    private static final int LONGEST_PROBLEM_BYTES = 16 * 1024;

    private final JsonMapper json;
    private final int largestAnswerBytes;
    private final ErrorDecoder faults = new ErrorDecoder.Default();

    OutwardJson(JsonMapper json, int largestAnswerBytes) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.largestAnswerBytes = largestAnswerBytes;
    }

    void encode(Object body, Type type, RequestTemplate request) {
        request.body(json.writeValueAsBytes(body), java.nio.charset.StandardCharsets.UTF_8);
        request.header("Content-Type", "application/json");
    }

    @Nullable
    Object decode(Response response, Type type) throws IOException {
        if (type == void.class || type == Void.class) {
            return null;
        }
        byte[] body = read(response, largestAnswerBytes);
        try {
            return json.readValue(body, json.constructType(type));
        } catch (JacksonException malformed) {
            throw new DecodeException(response.status(), "the answer is not what was agreed", response.request());
        }
    }

    Exception refusal(String method, Response response) {
        if (response.status() < 400 || response.status() >= 500) {
            return faults.decode(method, response.toBuilder().body(new byte[0]).build());
        }
        return new RefusedByService(response.status(), slug(response));
    }

    private String slug(Response response) {
        try {
            var type = json.readTree(read(response, LONGEST_PROBLEM_BYTES))
                    .path("type")
                    .asString("");
            return type.startsWith("urn:accord:problem:") ? type.substring("urn:accord:problem:".length()) : "";
        } catch (IOException | JacksonException | DecodeException notAProblem) {
            return "";
        }
    }

    private static byte[] read(Response response, int most) throws IOException {
        if (response.body() == null) {
            return new byte[0];
        }
        try (InputStream stream = response.body().asInputStream()) {
            byte[] body = stream.readNBytes(most + 1);
            if (body.length > most) {
                throw new DecodeException(response.status(), "the answer is too long", response.request());
            }
            return body;
        }
    }
}
