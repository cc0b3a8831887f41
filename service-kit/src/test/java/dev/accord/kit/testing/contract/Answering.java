package dev.accord.kit.testing.contract;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.OptionalBody;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers what the contract promises; anything else gets 501 and is told to whoever wants to know. */
record Answering(
        Contract contract, Function<Asked, ContractAnswer> choosing, Consumer<String> used, Consumer<String> surprised)
        implements ResponseDefinitionTransformerV2 {

    static final String NAME = "contract";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var request = pact(event.getRequest());
        try {
            var scenarios = contract.allowing(request);
            if (scenarios.isEmpty()) {
                throw new AssertionError(contract.whyNot(request));
            }
            var answer = choosing.apply(
                    new Asked(request.getPath(), request.getQuery(), body(event.getRequest()), scenarios));
            used.accept(answer.scenario().description());
            var response = WireMock.aResponse()
                    .withStatus(answer.status())
                    .withFixedDelay(event.getResponseDefinition().getFixedDelayMilliseconds())
                    .withBody(answer.body().json());
            answer.headers().forEach((name, values) -> response.withHeader(name, values.toArray(String[]::new)));
            return response.build();
        } catch (AssertionError surprise) {
            surprised.accept(String.valueOf(surprise.getMessage()));
            return WireMock.aResponse()
                    .withStatus(501)
                    .withBody(String.valueOf(surprise.getMessage()))
                    .build();
        }
    }

    private static JsonNode body(Request request) {
        var body = request.getBodyAsString();
        return body.isEmpty() ? JSON.missingNode() : JSON.readTree(body);
    }

    private static IRequest pact(Request request) {
        var uri = UriComponentsBuilder.fromUri(URI.create(request.getAbsoluteUrl()))
                .build();
        Map<String, List<String>> query = new HashMap<>();
        uri.getQueryParams().forEach((name, values) -> query.put(name, List.copyOf(values)));
        Map<String, List<String>> headers = new HashMap<>();
        request.getAllHeaderKeys()
                .forEach(name -> headers.put(name, request.header(name).values()));
        return new au.com.dius.pact.core.model.Request(
                request.getMethod().getName(),
                String.valueOf(uri.getPath()),
                query,
                headers,
                request.getBody().length == 0
                        ? OptionalBody.missing()
                        : OptionalBody.body(request.getBodyAsString(), ContentType.getJSON()));
    }
}
