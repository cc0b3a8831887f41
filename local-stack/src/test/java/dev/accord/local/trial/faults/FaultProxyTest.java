package dev.accord.local.trial.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultProxyTest {
    private static final String DECISION = "{\"decision\":true}";
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer part;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        part = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        part.createContext("/", exchange -> {
            byte[] body = DECISION.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        part.start();
        proxy = new FaultProxy(part.getAddress().getPort());
    }

    @AfterEach
    void close() {
        proxy.close();
        part.stop(0);
    }

    @Test
    void passesAnswersOnAndCountsQuestions() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(LONG).body()).isEqualTo(DECISION);
        }

        assertThat(proxy.questions()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"LATE", "NEVER", "THROTTLED"})
    void letsWhoAsksWait(Fault fault) {
        proxy.spoil(fault);

        assertThatThrownBy(() -> ask(SHORT)).isInstanceOf(HttpTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SLOW_CLOSE", "CUT"})
    void breaksTheConnection(Fault fault) {
        proxy.spoil(fault);

        assertThatThrownBy(() -> ask(LONG)).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void handsOutNonsenseWithAGoodHead() throws Exception {
        proxy.spoil(Fault.GARBAGE);

        HttpResponse<String> answer = ask(LONG);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSameSizeAs(DECISION).isNotEqualTo(DECISION);
    }

    @ParameterizedTest
    @EnumSource
    void passesAnswersOnAgainOnceHealed(Fault fault) throws Exception {
        proxy.spoil(fault);
        assertThatThrownBy(() -> {
                    if (ask(SHORT).body().equals(DECISION)) {
                        return;
                    }
                    throw new IOException("spoiled");
                })
                .isInstanceOf(IOException.class);

        proxy.heal();

        assertThat(ask(LONG).body()).isEqualTo(DECISION);
    }

    private HttpResponse<String> ask(Duration patience) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port()))
                .timeout(patience)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
