package dev.accord.kit.testing.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service in a test of another: it answers what its contract promises and remembers whatever else was sent to it. What
 * a test wants of it is said in verbs of its subclass, which choose the scenario and put the test's own values in.
 */
public abstract class ContractStub {

    /** The ways in which a service lets another down. */
    public enum Trouble {
        DOWN,
        SLOW,
        FAILING,
        MALFORMED,
        OF_ANOTHER_SHAPE,
        RESET,
        HANGING_UP,
        REFUSING
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String READINESS = "/actuator/health/readiness";

    private final Contract contract;
    private final int port = freePort();
    private @Nullable WireMockServer server;
    private final Set<String> used = new ConcurrentSkipListSet<>();
    private final List<String> surprises = new CopyOnWriteArrayList<>();

    protected ContractStub(String consumer, String provider) {
        contract = Contract.between(consumer, provider);
    }

    /** Chooses the scenario; where the contract has one for a request, there is nothing to choose. */
    protected ContractAnswer answer(Asked asked) {
        return asked.asPromised();
    }

    public final String address() {
        server();
        return "http://127.0.0.1:" + port;
    }

    /** The server, to look at what arrived; it starts when it is first asked for. */
    public final synchronized WireMockServer server() {
        if (server == null) {
            var answering = new Answering(contract, this::answer, used::add, surprises::add);
            server = new WireMockServer(options().port(port).extensions(answering));
            server.start();
            answersAsPromised(server);
            warmUp(server);
        }
        return server;
    }

    /** All troubles are over. */
    public void works() {
        var running = server();
        if (!running.isRunning()) {
            running.start();
        }
        running.resetAll();
        answersAsPromised(running);
    }

    public final void is(Trouble trouble) {
        fails(".*", trouble);
    }

    /** In trouble at the paths of the pattern only; when down, at none is anybody. */
    public final void fails(String pathPattern, Trouble trouble) {
        if (trouble == Trouble.DOWN) {
            server().stop();
        } else {
            answers(pathPattern, response(trouble));
        }
    }

    /** An answer nobody promised: what a provider that is broken may send. */
    public final void answers(String pathPattern, ResponseDefinitionBuilder response) {
        server().stubFor(any(urlPathMatching(pathPattern)).atPriority(1).willReturn(response));
    }

    /** Answers as ever at the paths of the pattern, but late. */
    public final void takes(String pathPattern, Duration delay) {
        answers(
                pathPattern,
                aResponse().withTransformers(Answering.NAME).withFixedDelay(Math.toIntExact(delay.toMillis())));
    }

    /** The bodies that were posted to the path, in order. */
    public final Stream<JsonNode> arrived(String path) {
        return server().findAll(postRequestedFor(urlEqualTo(path))).stream()
                .map(request -> JSON.readTree(request.getBodyAsString()));
    }

    /** @throws AssertionError when something was sent that the contract does not have */
    public final void requireAskedAsAgreed() {
        var all = List.copyOf(surprises);
        surprises.clear();
        if (!all.isEmpty()) {
            throw new AssertionError(String.join("\n", all));
        }
    }

    /**
     * A test for each scenario of the contract: it plays the scenario through the consumer's own code. A scenario that
     * is not played, or is played without being used, fails; so does one that the contract does not have.
     */
    public final Stream<DynamicTest> played(Map<String, Executable> plays) {
        var names = new LinkedHashSet<String>();
        contract.scenarios().forEach(one -> names.add(one.description()));
        names.addAll(new TreeSet<>(plays.keySet()));
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> play(name, plays)));
    }

    /** A first answer takes as long as loading what gives it; no consumer's time-out should pay for that. */
    private void warmUp(WireMockServer running) {
        try (var http = HttpClient.newHttpClient()) {
            for (var scenario : contract.scenarios()) {
                http.send(scenario.exampleCall(address()), BodyHandlers.discarding());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        running.resetRequests();
        used.clear();
        surprises.clear();
    }

    private static void answersAsPromised(WireMockServer running) {
        // Every process tells that; it is no more a promise to one consumer than that there is a port.
        running.stubFor(any(urlPathEqualTo(READINESS)).atPriority(8).willReturn(okJson("{\"status\":\"UP\"}")));
        running.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withTransformers(Answering.NAME)));
    }

    private void play(String name, Map<String, Executable> plays) throws Throwable {
        var play = plays.get(name);
        if (play == null) {
            throw new AssertionError("nothing here needs '" + name + "': play it, or take it out of " + contract);
        }
        contract.scenario(name);
        used.remove(name);
        try {
            play.execute();
        } finally {
            requireAskedAsAgreed();
        }
        if (!used.contains(name)) {
            throw new AssertionError("what plays '" + name + "' used " + new ArrayList<>(used));
        }
    }

    private static ResponseDefinitionBuilder response(Trouble trouble) {
        var json = aResponse().withStatus(200).withHeader("Content-Type", "application/json");
        return switch (trouble) {
            case DOWN -> throw new IllegalArgumentException("who is down gives no answer");
            case SLOW -> json.withBody("{}").withFixedDelay(10_000);
            case FAILING -> aResponse().withStatus(500).withBody("{\"boom\":1}");
            case MALFORMED -> json.withBody("{\"items\":[{\"a\":tru");
            case OF_ANOTHER_SHAPE -> json.withBody("{\"hello\":\"world\"}");
            case RESET -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
            case HANGING_UP -> aResponse().withFault(Fault.EMPTY_RESPONSE);
            case REFUSING ->
                aResponse()
                        .withStatus(403)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"urn:accord:problem:forbidden\",\"status\":403}");
        };
    }

    /** A port of its own, so that a service that was down comes back where it was. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
