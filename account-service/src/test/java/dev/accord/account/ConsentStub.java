package dev.accord.account;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Consent-service as this service sees it: it knows who accepted the terms and what each person chose. */
public final class ConsentStub {
    private static final String EVALUATIONS = "/access/v1/evaluations";
    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> granted = new ConcurrentHashMap<>();
    private WireMockServer server;
    private final int port;
    private volatile long leaseMillis = 10_000;

    ConsentStub() {
        server = startedOn(0);
        port = server.port();
        heals();
    }

    private WireMockServer startedOn(int chosen) {
        var options = WireMockConfiguration.options().port(chosen).extensions(new Answering());
        WireMockServer started = new WireMockServer(options);
        started.start();
        return started;
    }

    /** Nothing listens at its address any more. */
    public void stops() {
        server.stop();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The subject accepted version 1, so the purpose service is theirs by contract. */
    void accepted(String subject) {
        accepted.add(subject);
    }

    void granted(String subject, String purpose) {
        granted.computeIfAbsent(subject, none -> ConcurrentHashMap.newKeySet()).add(purpose);
    }

    void withdrawn(String subject, String purpose) {
        granted.getOrDefault(subject, Set.of()).remove(purpose);
    }

    public void fails(ResponseDefinitionBuilder how) {
        server.stubFor(any(anyUrl()).atPriority(1).willReturn(how));
    }

    public void heals() {
        if (!server.isRunning()) {
            server = startedOn(port);
        }
        leaseMillis = 10_000;
        server.resetAll();
        server.stubFor(post(EVALUATIONS).willReturn(aResponse().withTransformers("answering")));
        server.stubFor(get(urlPathMatching("/internal/subjects/[^/]+/terms"))
                .willReturn(aResponse().withTransformers("answering")));
    }

    public void leasesFor(long millis) {
        leaseMillis = millis;
    }

    public int decisionsAsked() {
        return server.findAll(postRequestedFor(urlEqualTo(EVALUATIONS))).size();
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
            String url = event.getRequest().getUrl();
            if (url.equals(EVALUATIONS)) {
                JsonNode request = JSON.readTree(event.getRequest().getBodyAsString());
                return json(200, Map.of("evaluations", evaluations(request)));
            }
            return accepted.contains(url.split("/", -1)[3])
                    ? json(200, Map.of("version", "1"))
                    : json(404, Map.of("type", "urn:accord:problem:not-found"));
        }

        private List<Object> evaluations(JsonNode request) {
            String subject = request.path("subject").path("id").stringValue();
            return request.path("evaluations")
                    .valueStream()
                    .map(evaluation -> evaluation(subject, evaluation.path("resource")))
                    .toList();
        }

        private Object evaluation(String subject, JsonNode resource) {
            String purpose = resource.path("id").stringValue();
            List<String> fields = resource.path("properties")
                    .path("fields")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList();
            boolean contract = purpose.equals("service");
            boolean permitted = contract
                    ? accepted.contains(subject)
                    : granted.getOrDefault(subject, Set.of()).contains(purpose);
            return permitted ? permit(fields, contract) : deny(fields, contract ? "no-terms" : "not-consented");
        }

        private Object permit(List<String> fields, boolean contract) {
            return Map.of(
                    "decision",
                    true,
                    "context",
                    Map.of(
                            "reason",
                            "permitted",
                            "permitted_fields",
                            fields,
                            "withheld",
                            List.of(),
                            "policy_version",
                            "1",
                            "receipt_id",
                            "receipt-1",
                            "basis",
                            contract ? "contract" : "consent",
                            "lease_ms",
                            leaseMillis));
        }

        private Object deny(List<String> fields, String reason) {
            var withheld = fields.stream()
                    .map(field -> Map.of("field", field, "reason", reason))
                    .toList();
            return Map.of(
                    "decision",
                    false,
                    "context",
                    Map.of(
                            "reason",
                            reason,
                            "permitted_fields",
                            List.of(),
                            "withheld",
                            withheld,
                            "policy_version",
                            "1"));
        }

        private static ResponseDefinition json(int status, Object body) {
            return ResponseDefinitionBuilder.responseDefinition()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsString(body))
                    .build();
        }
    }
}
