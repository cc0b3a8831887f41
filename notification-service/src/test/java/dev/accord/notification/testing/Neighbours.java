package dev.accord.notification.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Account-service and consent-service as this service meets them, at their best and at their worst. */
public final class Neighbours {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The ways in which a neighbour can let one down. */
    public enum Trouble {
        DOWN,
        FAILING,
        MALFORMED,
        OF_ANOTHER_SHAPE,
        SLOW,
        RESET,
        HANGING_UP,
        REFUSING
    }

    private final Map<String, Person> people = new ConcurrentSkipListMap<>();
    private final WireMockServer account =
            new WireMockServer(options().port(freePort()).extensions(new People()));
    private final WireMockServer consent = new WireMockServer(options().port(freePort()));

    private record Person(@Nullable String email, @Nullable String language) {}

    public Neighbours() {
        heal();
    }

    public String accountUrl() {
        return "http://127.0.0.1:" + account.port();
    }

    public String consentUrl() {
        return "http://127.0.0.1:" + consent.port();
    }

    /** Somebody has an account. */
    public void knows(String subject, @Nullable String email, @Nullable String language) {
        people.put(subject, new Person(email, language));
    }

    public void knowsNobody() {
        people.clear();
    }

    public void accountIs(Trouble trouble) {
        in(trouble, account);
    }

    public void consentIs(Trouble trouble) {
        in(trouble, consent);
    }

    private static void in(Trouble trouble, WireMockServer neighbour) {
        if (trouble == Trouble.DOWN) {
            neighbour.stop();
        } else {
            neighbour.resetMappings();
            neighbour.stubFor(any(anyUrl()).willReturn(answer(trouble)));
        }
    }

    /** A port of its own, so that a neighbour that was down comes back where it was. */
    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Both work again; consent-service knows versions 1 and 2, the second a major change. */
    public void heal() {
        for (WireMockServer neighbour : List.of(account, consent)) {
            if (!neighbour.isRunning()) {
                neighbour.start();
            }
        }
        account.resetAll();
        account.stubFor(get(urlPathEqualTo("/internal/subjects")).willReturn(people()));
        account.stubFor(post(urlPathEqualTo("/internal/contacts")).willReturn(people()));
        consent.resetAll();
        consent.stubFor(any(anyUrl()).atPriority(10).willReturn(problem(404, "not-found")));
        consent.stubFor(post(urlPathEqualTo("/internal/events")).willReturn(okJson("{\"applied\":true}")));
        publishes("1", null, "none", "2026-01-01T00:00:00Z");
        publishes("2", "1", "major", "2026-06-01T00:00:00Z");
        publishes("2.prose", "1", "to-be-decided", "2026-06-01T00:00:00Z");
    }

    public void publishes(String version, @Nullable String predecessor, String classification, String effectiveFrom) {
        String before = predecessor == null ? "" : "\"predecessor\":\"" + predecessor + "\",";
        consent.stubFor(get(urlPathEqualTo("/api/consent/policies/" + version))
                .willReturn(okJson("{\"version\":\"" + version + "\"," + before + "\"effective_from\":\""
                        + effectiveFrom + "\",\"classification\":\"" + classification
                        + "\",\"document\":{\"title\":\"Policy\"}}")));
        if (predecessor != null) {
            consent.stubFor(get(urlPathEqualTo("/api/consent/policies/" + predecessor + "/diff/" + version))
                    .willReturn(okJson("""
                            {"from":"%s","to":"%s","classification":"%s","reasons":[],"shrinks_right":false,
                             "changes":[{"kind":"purpose-field-added","subject":"purposes/usage-research/fields/device.imei",
                                         "after":"device.imei","shrinks_right":false}]}
                            """.formatted(predecessor, version, classification))));
        }
    }

    /** Events that reached consent-service, in order. */
    public List<JsonNode> eventsTaken() {
        List<JsonNode> events = new ArrayList<>();
        consent.findAll(RequestPatternBuilder.newRequestPattern().withUrl("/internal/events"))
                .forEach(request -> events.add(JSON.readTree(request.getBodyAsString())));
        return events;
    }

    private static ResponseDefinitionBuilder people() {
        return aResponse().withTransformers(People.NAME);
    }

    private static ResponseDefinitionBuilder answer(Trouble trouble) {
        return switch (trouble) {
            case DOWN -> throw new IllegalArgumentException("who is down gives no answer");
            case FAILING -> aResponse().withStatus(500).withBody("oops");
            case MALFORMED -> aResponse().withStatus(200).withBody("{\"items\":[\"a");
            case OF_ANOTHER_SHAPE -> okJson("{\"hello\":\"world\"}");
            case SLOW -> okJson("{}").withFixedDelay(5_000);
            case RESET -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
            case HANGING_UP -> aResponse().withFault(Fault.EMPTY_RESPONSE);
            case REFUSING -> problem(403, "forbidden");
        };
    }

    private static ResponseDefinitionBuilder problem(int status, String slug) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"urn:accord:problem:" + slug + "\",\"status\":" + status + "}");
    }

    /** Answers for account-service out of the people it knows. */
    private final class People implements ResponseDefinitionTransformerV2 {

        static final String NAME = "people";

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var request = event.getRequest();
            Object answer = request.getUrl().startsWith("/internal/contacts")
                    ? contacts(JSON.readTree(request.getBodyAsString()))
                    : Map.of("items", after(request.queryParameter("after"), request.queryParameter("limit")));
            return okJson(JSON.writeValueAsString(answer)).build();
        }

        private List<String> after(
                com.github.tomakehurst.wiremock.http.QueryParameter after,
                com.github.tomakehurst.wiremock.http.QueryParameter limit) {
            String last = after.isPresent() ? after.firstValue() : "";
            return people.keySet().stream()
                    .filter(subject -> subject.compareTo(last) > 0)
                    .limit(Long.parseLong(limit.firstValue()))
                    .toList();
        }

        private List<Map<String, @Nullable String>> contacts(JsonNode asked) {
            List<Map<String, @Nullable String>> contacts = new ArrayList<>();
            for (JsonNode id : asked.path("subjects")) {
                Person person = people.get(id.asString());
                if (person != null) {
                    Map<String, @Nullable String> contact = new java.util.HashMap<>();
                    contact.put("id", id.asString());
                    contact.put("email", person.email());
                    contact.put("language", person.language());
                    contact.put("display_name", "Somebody");
                    contacts.add(contact);
                }
            }
            return contacts;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public String getName() {
            return NAME;
        }
    }
}
