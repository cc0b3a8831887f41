package dev.accord.consent.testing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests and reads answers. */
public record Requests(MockMvcTester http, JsonMapper json) {

    /** An answer as its receiver sees it. */
    public record Answer(int status, JsonNode body, MvcTestResult result) {

        public String problem() {
            return body.path("type").asString("").replace("urn:accord:problem:", "");
        }

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }

        public String header(String name) {
            return String.valueOf(result.getResponse().getHeader(name));
        }
    }

    public Answer get(String uri, @Nullable String token) {
        return send(HttpMethod.GET, uri, token, null);
    }

    public Answer send(
            HttpMethod method, String uri, @Nullable String token, @Nullable String body, String... headers) {
        var request = http.method(method).uri(uri);
        if (token != null) {
            request = request.header("Authorization", "Bearer " + token);
        }
        for (int index = 0; index < headers.length; index += 2) {
            request = request.header(headers[index], headers[index + 1]);
        }
        if (body != null) {
            request = request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        var result = request.exchange();
        try {
            var content = result.getResponse().getContentAsByteArray();
            return new Answer(
                    result.getResponse().getStatus(),
                    content.length == 0 ? json.createObjectNode() : json.readTree(content),
                    result);
        } catch (RuntimeException unreadable) {
            throw new AssertionError("not JSON: " + uri, unreadable);
        }
    }

    public static String freshKey() {
        return UUID.randomUUID().toString();
    }
}
