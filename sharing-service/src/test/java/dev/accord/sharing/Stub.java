package dev.accord.sharing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another part of the platform as a test needs it: works as agreed until told to fail in one of the usual ways. */
abstract class Stub {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** The ways in which a dependency fails. */
    enum Failure {
        DOWN,
        SLOW,
        FAILING,
        MALFORMED,
        RESET,
        EMPTY
    }

    private final WireMockServer server;

    Stub() {
        server = new WireMockServer(options().dynamicPort().extensions(new Answering()));
        server.start();
        works();
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    WireMockServer server() {
        return server;
    }

    /** Everything as agreed. */
    void works() {
        server.resetAll();
        server.stubFor(
                any(anyUrl()).atPriority(9).willReturn(WireMock.aResponse().withTransformers("answering")));
    }

    /** Fails at one address, in one of the usual ways. */
    void fails(String path, Failure failure) {
        answers(
                path,
                switch (failure) {
                    case DOWN -> WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE);
                    case SLOW ->
                        WireMock.aResponse().withStatus(200).withBody("{}").withFixedDelay(10_000);
                    case FAILING -> WireMock.aResponse().withStatus(500).withBody("{\"boom\":1}");
                    case MALFORMED ->
                        WireMock.aResponse()
                                .withStatus(200)
                                .withHeader("Content-Type", "application/json")
                                .withBody("{\"evaluations\":[{\"decision\":tru");
                    case RESET -> WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
                    case EMPTY ->
                        WireMock.aResponse()
                                .withStatus(200)
                                .withHeader("Content-Type", "application/json")
                                .withBody("{}");
                });
    }

    void answers(String path, ResponseDefinitionBuilder response) {
        server.stubFor(any(urlEqualTo(path)).atPriority(1).willReturn(response));
    }

    /** What a working part answers. */
    abstract Object answer(String path, JsonNode request);

    static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    private final class Answering implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "answering";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var body = event.getRequest().getBodyAsString();
            var answer =
                    answer(event.getRequest().getUrl(), body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
            return WireMock.aResponse()
                    .withStatus(200)
                    .withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsString(answer))
                    .build();
        }
    }
}
