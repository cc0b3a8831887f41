package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Participants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** With a part that decides or holds values down, frozen or talking nonsense, a partner gets refusals, never data. */
@ExtendWith(OnePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsFailingTest {
    private static final int TRIES = 5;
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final RunningPlatform platform;
    private final Outside outside;
    private Partner partner;
    private String agreement;

    PartsFailingTest(RunningPlatform platform) {
        this.platform = platform;
        this.outside = platform.outside();
    }

    @BeforeAll
    void meet() {
        Participants participants = platform.participants();
        participants.person("Mei").grants(Research.PURPOSE);
        partner = participants.partner("Patient Partner");
        agreement = participants.agreementWith(partner);
        awaitData();
    }

    @AfterAll
    void part() {
        partner.close();
    }

    /** Down, and then replaced by something that answers nonsense at its address. */
    @ParameterizedTest
    @ValueSource(strings = {"consent-service", "account-service"})
    void refusesThePartnerWhileAPartIsDownOrTalksNonsense(String service) throws IOException {
        platform.stop(service);
        try {
            assertNothingComes();
            talkNonsense(service);
        } finally {
            platform.start(service);
        }
        awaitData();
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent-service", "account-service"})
    void refusesThePartnerWhileAPartIsFrozen(String service) throws IOException {
        platform.pause(service);
        try {
            assertNothingComes();
        } finally {
            platform.unpause(service);
        }
        awaitData();
    }

    private void talkNonsense(String service) throws IOException {
        HttpServer impostor =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), platform.port(service)), 0);
        impostor.createContext("/", exchange -> {
            byte[] nonsense = "{\"decision\":tru,,\u0000".getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, nonsense.length);
            exchange.getResponseBody().write(nonsense);
            exchange.close();
        });
        impostor.start();
        try {
            assertNothingComes();
        } finally {
            impostor.stop(0);
        }
    }

    private void assertNothingComes() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Answer page = outside.askOnce(partner::headersFor, page());
            assertThat(page.json().path("items")).as(page.text()).isEmpty();
            assertThat(page.text()).doesNotContain("\"sealed\"").doesNotContain("Freezer");
        }
    }

    private void awaitData() {
        Awaitility.await("data for the partner")
                .atMost(RECOVERY)
                .until(() -> !outside.askOnce(partner::headersFor, page())
                        .json()
                        .path("items")
                        .isEmpty());
    }

    private Call page() {
        ObjectNode page = JsonMapper.shared()
                .createObjectNode()
                .put("agreement", agreement)
                .put("purpose", Research.PURPOSE);
        Research.FIELDS.forEach(page.putArray("fields")::add);
        return Call.post("/api/sharing/pages", page.put("limit", 10));
    }
}
