package dev.accord.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.demo.Call;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.demo.Story;
import dev.accord.local.trial.Participants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two of every service behind two gateways: the work is shared, an instance can be restarted without anybody noticing,
 * and one that dies or freezes costs requests for seconds at most and nothing that was acknowledged.
 *
 * <p>It starts a platform of its own. On two idle cores all of it takes about three minutes, most of that for starting
 * services, twenty times.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** An instance that is dead or frozen is found by its readiness within two; the rest is for a busy machine. */
    private static final Duration REFUSALS_STOP_WITHIN = Duration.ofSeconds(15);

    private static final long ENOUGH = 60;

    private final List<Runnable> opened = new ArrayList<>();
    private RunningPlatform platform;
    private Doors doors;
    private Person person;
    private Partner partner;
    private String agreement;

    @BeforeAll
    void start(@TempDir Path folder) {
        platform = RunningPlatform.startTwoOfEach(folder);
        opened.add(platform::close);
        doors = platform.doors();
        opened.add(doors::close);
        Participants participants = platform.participants();
        person = participants.person("Mei");
        person.grants(Research.PURPOSE);
        partner = participants.partner("Patient Partner");
        opened.add(partner::close);
        agreement = participants.agreementWith(partner);
        Awaitility.await("data for the partner")
                .atMost(PATIENCE)
                .until(() -> doors.ask(partner::headersFor, page()).good());
    }

    @AfterAll
    void end() {
        opened.reversed().forEach(Runnable::run);
    }

    @Test
    void theStoryHolds() {
        StoryTest.assertAsPromised(Story.play(platform.options(PATIENCE), report -> {}));
    }

    @Test
    void bothInstancesOfEveryServiceWork() {
        var before = platform.processorTimes();
        try (Load load = load()) {
            Awaitility.await().atMost(PATIENCE).until(() -> load.answered() > 5 * ENOUGH);
        }
        var used = platform.processorTimes();
        used.replaceAll((part, time) -> time.minus(before.get(part)));
        for (String service : RunningPlatform.SERVICES) {
            if (!service.equals("notification-service")) {
                Duration one = requireNonNull(used.get(service));
                Duration two = requireNonNull(used.get(service + "-2"));
                assertThat(one)
                        .as("%s against %s of its second: %s", service, two, used)
                        .isGreaterThan(two.dividedBy(6));
                assertThat(two)
                        .as("%s-2 against %s of its first: %s", service, one, used)
                        .isGreaterThan(one.dividedBy(6));
            }
        }
    }

    @Test
    void noRequestFailsWhileEachInstanceIsRestartedAfterTheOther() {
        try (Load load = load()) {
            Awaitility.await().atMost(PATIENCE).until(() -> load.answered() > ENOUGH);
            platform.restartRolling();
            long so = load.answered();
            Awaitility.await().atMost(PATIENCE).until(() -> load.answered() > so + ENOUGH);

            assertThat(load.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent-service", "account-service-2", "sharing-service"})
    void refusalsStopSoonAfterAnInstanceIsKilled(String instance) {
        refusalsStopThough(platform::kill, instance);
        platform.awaitBack(instance, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent-service-2", "sharing-service-2"})
    void refusalsStopSoonAfterAnInstanceFreezes(String instance) {
        try {
            refusalsStopThough(platform::pause, instance);
        } finally {
            platform.unpause(instance);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent-service", "consent-service-2"})
    void whatWasAcknowledgedIsThereAfterAnInstanceIsKilled(String instance) {
        String choice = instance.endsWith("2") ? "granted" : "refused";
        assertThat(person.chooses("marketing-email", choice).good()).isTrue();
        platform.kill(instance);

        assertThat(person.choices()
                        .path("choices")
                        .valueStream()
                        .filter(line -> line.path("purpose").asString("").equals("marketing-email")))
                .singleElement()
                .satisfies(line -> assertThat(line.path("actions").toString()).contains(choice));
        platform.awaitBack(instance, 0);
    }

    private void refusalsStopThough(Consumer<String> harm, String instance) {
        try (Load load = load()) {
            Awaitility.await().atMost(PATIENCE).until(() -> load.answered() > ENOUGH);
            long harmed = System.nanoTime();
            harm.accept(instance);
            long soon = harmed + REFUSALS_STOP_WITHIN.toNanos();
            Awaitility.await().atMost(PATIENCE).until(() -> System.nanoTime() > soon);
            long so = load.answered();
            Awaitility.await().atMost(PATIENCE).until(() -> load.answered() > so + ENOUGH);

            assertThat(load.failuresSince(soon)).isEmpty();
        }
    }

    private Load load() {
        Load load = new Load();
        load.by(() -> doors.ask(person.session(), Call.get("/api/consent/me")));
        load.by(() -> doors.ask(person.session(), Call.get("/api/account/me")));
        load.by(() -> doors.ask(partner::headersFor, page()));
        load.by(() -> doors.ask(person.session(), grant()));
        return load;
    }

    private static Call grant() {
        ObjectNode granted =
                JsonMapper.shared().createObjectNode().put("choice", "granted").put("language", "en");
        return Call.put("/api/consent/me/" + Research.PURPOSE, granted).once();
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
