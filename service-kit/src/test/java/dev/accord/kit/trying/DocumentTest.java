package dev.accord.kit.trying;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentTest extends TryingTheKit {

    @LocalServerPort
    int port;

    @Test
    void saysWhoMayCallEachOperation() throws Exception {
        var paths = document("/v3/api-docs").path("paths");

        assertThat(paths.path("/api/boxes").path("get").path("x-accord-callers").toString())
                .isEqualTo("[\"user\",\"partner\"]");
        assertThat(paths.path("/api/boxes").path("get").path("security").toString())
                .isEqualTo("[{\"token\":[]},{\"bound-token\":[]}]");
        assertThat(paths.path("/api/colours")
                        .path("get")
                        .path("x-accord-callers")
                        .toString())
                .isEqualTo("[\"anyone\"]");
        assertThat(paths.has("/internal/boxes")).isFalse();
    }

    @Test
    void offersAnswersAsJsonOnly() throws Exception {
        var answer = document("/v3/api-docs").at("/paths/~1api~1boxes/get/responses/200/content");

        assertThat(answer.propertyNames()).containsExactly("application/json");
    }

    @Test
    void describesInnerOperationsApart() throws Exception {
        var paths = document("/v3/api-docs/inner").path("paths");

        assertThat(paths.path("/internal/boxes")
                        .path("get")
                        .path("x-accord-callers")
                        .toString())
                .isEqualTo("[\"service:shelf-service\"]");
        assertThat(paths.has("/api/boxes")).isFalse();
    }

    @Test
    void listsTheProblemsThatFollowFromGuardParametersAndBody() throws Exception {
        var document = document("/v3/api-docs");
        var make = document.path("paths").path("/api/boxes").path("post").path("responses");

        assertThat(make.propertyNames()).contains("400", "401", "403", "406", "413", "415", "422", "429", "503");
        assertThat(make.propertyNames()).doesNotContain("404", "412", "428");
        var forbidden = document.at(make.path("403").path("$ref").asString().substring(1));
        assertThat(forbidden.path("content").has("application/problem+json")).isTrue();
        assertThat(forbidden.toString()).contains("urn:accord:problem:forbidden");
    }

    @Test
    void allowsAnyJsonWhereTheServiceDoes() throws Exception {
        var note = document("/v3/api-docs").at("/components/schemas/NewBox/properties/note");

        assertThat(note.path("type").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("array", "boolean", "null", "number", "object", "string");
    }

    @Test
    void letsAValueBeOfSeveralFormsAtOnce() throws Exception {
        var box = document("/v3/api-docs").at("/components/schemas/Box/properties/content");

        assertThat(box.path("anyOf")).hasSize(2);
        assertThat(box.has("oneOf")).isFalse();
    }

    @Test
    void describesHowAListIsPagedAndNothingOfTheCaller() throws Exception {
        var parameters = document("/v3/api-docs")
                .path("paths")
                .path("/api/boxes")
                .path("get")
                .path("parameters");

        assertThat(parameters.valueStream().map(one -> one.path("name").asString()))
                .containsExactly("cursor", "limit");
    }

    private JsonNode document(String path) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
