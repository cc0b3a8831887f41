package dev.accord.account.telemetry;

import static dev.accord.account.Items.item;
import static dev.accord.account.Items.itemAt;
import static dev.accord.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.account.RunningAccountService;
import dev.accord.account.Someone;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class TelemetryTest extends RunningAccountService {

    @AfterEach
    void heal() {
        CONSENT.heals();
    }

    @Test
    void storesWhatIsPermittedAndRefusesTheRestByName() {
        Someone mei = member().grants("device-diagnostics");
        mei.sends(String.join(
                        ",",
                        item("device-diagnostics", "'device.model':'Pixel 9','device.imei':'490154203237518'"),
                        item("device-diagnostics", "'device.os_version':'16','device.shoe_size':'42'"),
                        item("nearby-help", "'location.gps':{'lat':52.52,'lon':13.4}"),
                        item("usage-research", "'device.mac':'00:00:5e:00:53:01'")))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"outcomes":[
                          {"index":0,"outcome":"stored","stored":["device.model","device.imei"],"refused":[]},
                          {"index":1,"outcome":"partly-stored","stored":["device.os_version"],
                           "refused":[{"field":"device.shoe_size","reason":"unknown-field"}]},
                          {"index":2,"outcome":"refused","stored":[],
                           "refused":[{"field":"location.gps","reason":"not-consented"}]},
                          {"index":3,"outcome":"refused","stored":[],
                           "refused":[{"field":"device.mac","reason":"field-not-in-purpose"}]}]}""");
        assertThat(stored("observations", "subject", mei.id)).hasSize(2);
        mei.gets("/api/account/me/data/location.gps").hasStatus(404);
        mei.gets("/api/account/me/data/device.imei")
                .bodyJson()
                .hasPathSatisfying("$.basis.kind", path -> path.assertThat().isEqualTo("consent"))
                .hasPathSatisfying(
                        "$.basis.receipt_id", path -> path.assertThat().isEqualTo("receipt-1"))
                .hasPathSatisfying("$.purpose", path -> path.assertThat().isEqualTo("device-diagnostics"));
    }

    @Test
    void asksOnceForAllPurposesOfABatch() {
        Someone mei = member().grants("device-diagnostics", "nearby-help");
        int before = CONSENT.decisionsAsked();
        mei.sends(String.join(
                        ",",
                        Collections.nCopies(
                                20,
                                item("device-diagnostics", "'device.model':'Pixel 9'") + ","
                                        + item("nearby-help", "'location.city':'Berlin'"))))
                .hasStatusOk();
        assertThat(CONSENT.decisionsAsked() - before).isEqualTo(1);
    }

    @Test
    void takesNothingInAfterAWithdrawal() {
        Someone mei = member().grants("device-diagnostics");
        mei.sends(item("device-diagnostics", "'device.model':'Pixel 9'")).hasStatusOk();
        mei.withdraws("device-diagnostics")
                .sends(item("device-diagnostics", "'device.model':'Pixel 10'"))
                .bodyJson()
                .extractingPath("$.outcomes[0].outcome")
                .isEqualTo("refused");
        assertThat(stored("observations", "subject", mei.id)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "'device.model':7; device.model; wrong-type",
                "'device.imei':'no!'; device.imei; wrong-form",
                "'location.gps':{'lat':100,'lon':0}; location.gps; out-of-range",
                "'account.display_name':'Mei'; account.display_name; field-not-in-purpose",
                "'telemetry.outcomes':'x'; telemetry.outcomes; unknown-field",
                "'shoe size':'x'; shoe size; unknown-field"
            })
    void refusesSingleFieldsWithTheReason(String fields, String field, String reason) {
        member().grants("device-diagnostics")
                .sends(item("device-diagnostics", fields))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.outcomes[0].refused[0].field",
                        path -> path.assertThat().isEqualTo(field))
                .hasPathSatisfying(
                        "$.outcomes[0].refused[0].reason",
                        path -> path.assertThat().isEqualTo(reason))
                .hasPathSatisfying(
                        "$.outcomes[0].refused[0].allowed",
                        path -> path.assertThat().isNotEmpty());
    }

    @Test
    void refusesOneCharacterTooMany() {
        member().grants("device-diagnostics")
                .sends(item("device-diagnostics", "'device.model':'" + "x".repeat(121) + "'"))
                .bodyJson()
                .extractingPath("$.outcomes[0].refused[0].reason")
                .isEqualTo("too-long");
    }

    @Test
    void refusesAnUnknownPurposeAndSaysWhichThereAre() {
        member().sends(item("world-domination", "'device.model':'Pixel 9'"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.outcomes[0].refused[0].reason",
                        path -> path.assertThat().isEqualTo("unknown-purpose"))
                .hasPathSatisfying(
                        "$.outcomes[0].refused[0].allowed",
                        path -> path.assertThat().asString().contains("device-diagnostics"));
    }

    @Test
    void refusesWhatIsOlderThanItMayBeKeptOrNotYetTrue() {
        Someone mei = member().grants("nearby-help");
        Instant now = Instant.now();
        mei.sends(itemAt(now.minus(Duration.ofDays(31)), "nearby-help", "'location.wifi':'home'") + ","
                        + itemAt(now.plus(Duration.ofHours(1)), "nearby-help", "'location.wifi':'home'"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.outcomes[0].refused[0].reason",
                        path -> path.assertThat().isEqualTo("past-retention"))
                .hasPathSatisfying(
                        "$.outcomes[1].refused[0].reason",
                        path -> path.assertThat().isEqualTo("in-the-future"));
    }

    @Test
    void anOlderItemThatComesLateDoesNotDisplaceANewerValue() {
        Someone mei = member().grants("device-diagnostics");
        Instant now = Instant.now();
        mei.sends(itemAt(now, "device-diagnostics", "'device.model':'new'")).hasStatusOk();
        mei.sends(itemAt(now.minusSeconds(60), "device-diagnostics", "'device.model':'old'"))
                .hasStatusOk();
        mei.gets("/api/account/me/data/device.model")
                .bodyJson()
                .hasPathSatisfying("$.value", path -> path.assertThat().isEqualTo("new"))
                .hasPathSatisfying(
                        "$.observations.items[*].value",
                        path -> path.assertThat().asArray().containsExactly("old", "new"));
    }

    @Test
    void aRepeatedBatchHasOneEffectAndTheSameAnswer() throws Exception {
        Someone mei = member().grants("device-diagnostics");
        String key = UUID.randomUUID().toString();
        String items = item("device-diagnostics", "'device.model':'Pixel 9'");
        String first = mei.send(items, key).getResponse().getContentAsString();
        mei.withdraws("device-diagnostics");
        String second = mei.send(items, key).getResponse().getContentAsString();
        assertThat(second).isEqualTo(first).contains("\"stored\"");
        assertThat(stored("observations", "subject", mei.id)).hasSize(1);
    }

    @Test
    void refusesAKeyThatCameWithAnotherBody() {
        Someone mei = member().grants("device-diagnostics");
        String key = UUID.randomUUID().toString();
        mei.sends(item("device-diagnostics", "'device.model':'Pixel 9'"), key).hasStatusOk();
        refused(mei.sends(item("device-diagnostics", "'device.model':'Pixel 10'"), key), 422, "idempotency-key-reused");
        assertThat(stored("observations", "subject", mei.id)).hasSize(1);
    }

    @Test
    void batchesOfOnePersonAtOnceAreAllTakenIn() throws Exception {
        Someone mei = member().grants("device-diagnostics");
        String items = item("device-diagnostics", "'device.model':'Pixel 9'");
        List<Callable<Integer>> many = Collections.nCopies(
                8,
                () -> mei.send(items, UUID.randomUUID().toString())
                        .getResponse()
                        .getStatus());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(many)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(stored("observations", "subject", mei.id)).hasSize(8);
        assertThat(stored("history", "_id.subject", mei.id))
                .extracting(line -> line.getEmbedded(List.of("_id", "seq"), Long.class))
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    @Test
    void refusesABatchWithoutAKey() {
        refused(
                assertThat(member().json(
                                HttpMethod.POST,
                                "/api/account/me/telemetry",
                                "{'items':[" + item("service", "'device.model':'x'") + "]}")
                        .exchange()),
                400,
                "idempotency-key-missing");
    }

    @Test
    void refusesOneItemTooManyAndStoresNone() {
        Someone mei = member().grants("device-diagnostics");
        String one = item("device-diagnostics", "'device.model':'x'");
        refused(mei.sends(String.join(",", Collections.nCopies(1_001, one))), 413, "batch-too-large");
        assertThat(stored("observations", "subject", mei.id)).isEmpty();
        mei.sends(String.join(",", Collections.nCopies(1_000, one))).hasStatusOk();
        assertThat(stored("observations", "subject", mei.id)).hasSize(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "{'kind':'toaster','at':'2026-01-01T00:00:00Z','purpose':'service','fields':{'a':1}}; items[0].kind",
                "{'kind':'log','at':'yesterday','purpose':'service','fields':{'a':1}}; items[0].at",
                "{'kind':'log','at':true,'purpose':'service','fields':{'a':1}}; items[0].at",
                "{'kind':'log','purpose':'service','fields':{'a':1}}; items[0].at",
                "{'kind':'log','at':'2026-01-01T00:00:00Z','purpose':'service','fields':{}}; items[0].fields",
                "{'kind':'log','at':'2026-01-01T00:00:00Z','purpose':'service','fields':{'a':1},'x':1}; items[0].x"
            })
    void refusesABatchWhoseFrameIsBroken(String item, String field) {
        refused(member().sends(item), 400, "invalid-request", field);
    }

    @Test
    void refusesWhatIsNotJson() {
        refused(
                assertThat(member().json(HttpMethod.POST, "/api/account/me/telemetry", "{'items':[")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .exchange()),
                400,
                "malformed-json");
    }

    @Test
    void takesNothingFromSomebodyWithoutAnAccount() {
        Someone stranger = somebody().acceptsTerms().grants("device-diagnostics");
        refused(stranger.sends(item("device-diagnostics", "'device.model':'x'")), 404, "not-found");
    }

    @Test
    void aPermissionThatRanOutPermitsNothing() {
        Someone mei = member().grants("device-diagnostics");
        CONSENT.leasesFor(1);
        mei.sends(item("device-diagnostics", "'device.model':'Pixel 9'"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcomes[0].refused[0].reason")
                .isEqualTo("decision-unavailable");
        assertThat(stored("observations", "subject", mei.id)).isEmpty();
    }
}
