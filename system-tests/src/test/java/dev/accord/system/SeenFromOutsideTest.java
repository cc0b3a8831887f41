package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Credential;
import dev.accord.local.demo.Officer;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Partner;
import dev.accord.local.demo.Person;
import dev.accord.local.demo.Research;
import dev.accord.local.trial.Participants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the platform shows of itself holds nobody's data, and still tells what is going on. */
@ExtendWith(OnePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenFromOutsideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningPlatform platform;
    private final Outside outside;
    private final Collector collector;
    private final Planted planted = new Planted();
    private final List<String> echoed = new ArrayList<>();
    private Partner partner;
    private int asked;

    SeenFromOutsideTest(RunningPlatform platform) {
        this.platform = platform;
        this.outside = platform.outside();
        this.collector = platform.collector();
    }

    @BeforeAll
    void live() throws IOException {
        Participants participants = platform.participants();
        Officer officer = participants.officer();
        Person mei = participants.person(planted.a("name"));
        planted.learned("address", mei.email());
        planted.learned("access-token", mei.session().accessToken());
        partner = participants.partner(planted.a("partner-name"));
        String agreement = agreement(officer);
        mei.sends(measured());
        mei.grants(Research.PURPOSE);
        pulledUnderAnId(agreement);
        everything(mei.session(), Integer.MAX_VALUE);
        everything(officer.session(), Integer.MAX_VALUE);
        everything(partner::headersFor, Integer.MAX_VALUE);
        // The gateway refuses these two whatever they ask for.
        everything(Credential.bearer(planted.a("token")), 5);
        everything(Credential.NOBODY, 5);
        stumbles(mei, agreement);
        mei.withdraws(Research.PURPOSE);
        Awaitility.await("the webhook of the withdrawal in a trace")
                .atMost(PATIENCE)
                .until(() -> names(collector.spans()).values().stream()
                        .anyMatch(trace -> trace.contains("sharing-service webhook consent.withdrawn")));
    }

    @AfterAll
    void part() {
        partner.close();
    }

    @Test
    void noLogHoldsAnythingThatWasPlanted() throws IOException {
        assertThat(asked).isGreaterThan(500);
        for (var log : platform.logs().entrySet()) {
            assertThat(planted.foundIn(Files.readString(log.getValue(), StandardCharsets.ISO_8859_1)))
                    .as("in the log of " + log.getKey())
                    .isEmpty();
        }
    }

    @Test
    void everyLineOfAServiceIsOneObjectWithItsPlaceAndTime() throws IOException {
        for (String service : RunningPlatform.SERVICES) {
            List<JsonNode> lines = Files.readAllLines(platform.logs().get(service)).stream()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                assertThat(line.path("service").asString()).isEqualTo(service);
                assertThat(Instant.parse(line.path("time").asString())).isAfter(Instant.EPOCH);
                assertThat(line.path("logger").asString()).isNotBlank();
                assertThat(line.path("message").asString()).isNotBlank();
            });
        }
    }

    @Test
    void theAccessLogNamesTheTemplateThatTheServiceKnows() throws IOException {
        assertThat(Files.readString(platform.logs().get("gateway")))
                .contains("\"method\":\"PUT\",\"route\":\"/api/consent/me/{purpose}\",\"status\":200");
    }

    @Test
    void noTraceAndNoFigureHoldsAnythingThatWasPlanted() {
        assertThat(planted.foundIn(collector.everything())).isEmpty();
    }

    @Test
    void noClientDecidesOnTracesOrPutsItsOwnIntoThem() {
        assertThat(collector.spans()).noneMatch(span -> span.trace().equals("0af7651916cd43dd8448eb211c80319c"));
    }

    @Test
    void noRefusalRepeatsWhatWasSent() {
        assertThat(echoed).isEmpty();
    }

    @Test
    void noEventHoldsAnythingThatWasPlanted() {
        try (var store = MongoClients.create(platform.mongodbUri())) {
            for (String database : store.listDatabaseNames()) {
                for (String kept : Set.of("outbox", "inbox", "follow_ups")) {
                    store.getDatabase(database)
                            .getCollection(kept)
                            .find()
                            .forEach(document -> assertThat(planted.foundIn(document.toJson()))
                                    .as(database + "." + kept)
                                    .isEmpty());
                }
            }
        }
    }

    @Test
    void aWithdrawalIsOneTraceFromTheGatewayToTheWebhook() {
        Set<String> way = Set.of(
                "gateway http put /api/consent/**",
                "consent-service http put /api/consent/me/{purpose}",
                "consent-service event consent-withdrawn",
                "sharing-service http post /internal/events",
                "sharing-service follow-up withdrawn",
                "sharing-service webhook consent.withdrawn");
        // Every service sends its part when it comes to it.
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> names(collector.spans()).values().stream().anyMatch(trace -> trace.containsAll(way)));
    }

    @Test
    void figuresTellOfDecisionsLeasesWithdrawalsEventsAndRefusals() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(collector.metrics())
                        .contains(
                                "http.server.requests",
                                "accord.decisions",
                                "accord.lease.remaining",
                                "accord.lease.handover",
                                "accord.withdrawals.acknowledged",
                                "accord.gateway.refusals",
                                "accord.outbox.waiting",
                                "accord.outbox.oldest",
                                "accord.outbox.parked",
                                "accord.webhooks.tries",
                                "accord.webhooks.waiting",
                                "accord.deletions.overdue",
                                "accord.mails.due",
                                "mongodb.driver.pool.checkedout",
                                "resilience4j.circuitbreaker.state"));
    }

    private String agreement(Officer officer) {
        var terms = Research.agreementWith(partner.id());
        ((tools.jackson.databind.node.ObjectNode) terms.path("confidentiality"))
                .put("text", "What is received stays here. " + planted.a("agreement-text"));
        JsonNode draft = officer.drafts(terms).json();
        String agreement = draft.path("id").asString();
        assertThat(officer.signs(agreement).good()).isTrue();
        assertThat(partner.signs(agreement, draft.path("terms_hash").asString()).good())
                .isTrue();
        assertThat(officer.suspends(agreement, planted.a("reason")).good()).isTrue();
        assertThat(officer.resumes(agreement).good()).isTrue();
        return agreement;
    }

    private JsonNode measured() {
        var batch = Research.telemetry();
        var item = (tools.jackson.databind.node.ObjectNode) batch.path("items").path(0);
        ((tools.jackson.databind.node.ObjectNode) item.path("fields")).put("appliance.model", planted.a("telemetry"));
        return batch;
    }

    private void pulledUnderAnId(String agreement) {
        Awaitility.await("a page with somebody in it").atMost(PATIENCE).untilAsserted(() -> {
            var items = partner.pullsEverything(agreement, Research.PURPOSE, Research.FIELDS).stream()
                    .flatMap(page -> page.json().path("items").valueStream())
                    .filter(item -> partner.opened(item).toString().contains(planted.a("telemetry")))
                    .toList();
            assertThat(items).isNotEmpty();
            planted.learned("pairwise-id", items.getFirst().path("subject").asString());
        });
    }

    /** Every published operation, and some that there are not, as this caller. */
    private void everything(Credential who, int mostOfAService) throws IOException {
        for (String service : EveryOperation.SERVICES) {
            JsonNode document = outside.askOnce(Credential.NOBODY, Call.get("/api/docs/" + service))
                    .json();
            for (Call call : new EveryOperation(document, planted)
                    .calls()
                    .limit(mostOfAService)
                    .toList()) {
                look(who, call);
            }
        }
        look(who, Call.get("/" + planted.a("path") + "?" + planted.a("query")));
        look(who, Call.get("/actuator/" + planted.a("path")));
        look(
                who,
                Call.with(
                        "POST", "/api/sharing/pages", "{\"" + planted.a("unknown-member") + "\":" + planted.a("imei")));
    }

    private void look(Credential who, Call call) {
        try {
            Answer answer = outside.askOnce(who, call);
            asked++;
            List<String> repeated = new ArrayList<>(planted.foundIn(answer.text()));
            // A refusal points at a member by its name, whoever made that up; it never says what was in it.
            repeated.remove("unknown-member");
            if (answer.status() >= 400 && !repeated.isEmpty()) {
                echoed.add(call.method() + " " + repeated + " " + answer.status());
            }
        } catch (IOException cut) {
            asked++;
        }
    }

    /** While a service does not answer, and while it comes back. */
    private void stumbles(Person mei, String agreement) {
        platform.crash("consent-service");
        look(mei.session(), Call.post("/api/account/me/telemetry", measured()).once());
        partner.pulls(agreement, Research.PURPOSE, Research.FIELDS, null, 10);
    }

    /** Traces as the names of their spans, with the service before each. */
    private static Map<String, Set<String>> names(List<Collector.Span> spans) {
        return spans.stream()
                .collect(Collectors.groupingBy(
                        Collector.Span::trace,
                        Collectors.mapping(span -> span.service() + " " + span.name(), Collectors.toSet())));
    }
}
