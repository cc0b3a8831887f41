package dev.accord.account.consent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static dev.accord.account.Items.item;
import static dev.accord.account.Problems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.accord.account.RunningAccountService;
import dev.accord.account.Someone;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory;

/** Whatever consent-service does or fails to do: no yes, no data (invariant 1). */
class ConsentFaultsTest extends RunningAccountService {
    private static final String MODEL = "'device.model':'Pixel 9'";

    @Autowired
    Resilience4JCircuitBreakerFactory circuits;

    @BeforeEach
    @AfterEach
    void heal() {
        CONSENT.heals();
        circuits.getCircuitBreakerRegistry().getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("down", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("garbage", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                Arguments.of("slow", okJson("{}").withFixedDelay(1_500)),
                Arguments.of("5xx", serverError()),
                Arguments.of("401", aResponse().withStatus(401)),
                Arguments.of("not JSON", aResponse().withBody("<html>")),
                Arguments.of("null", okJson("null")),
                Arguments.of("no evaluations", okJson("{}")),
                Arguments.of("too few evaluations", okJson("{\"evaluations\":[]}")),
                Arguments.of("a bare yes", answer("{\"decision\":true}")),
                Arguments.of("a yes without a lease", permit("\"policy_version\":\"1\",\"basis\":\"consent\"")),
                Arguments.of("a yes without a basis", permit("\"policy_version\":\"1\",\"lease_ms\":9000")),
                Arguments.of(
                        "a yes for ever", permit("\"policy_version\":\"1\",\"basis\":\"consent\",\"lease_ms\":9e9")));
    }

    private static ResponseDefinitionBuilder permit(String context) {
        return answer(
                "{\"decision\":true,\"context\":{\"permitted_fields\":[\"device.model\",\"account.display_name\"],"
                        + context + "}}");
    }

    private static ResponseDefinitionBuilder answer(String evaluation) {
        return okJson("{\"evaluations\":[" + evaluation + "]}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void storesNothingWithoutASoundYes(String name, ResponseDefinitionBuilder fault) {
        Someone mei = member().grants("device-diagnostics");
        String key = UUID.randomUUID().toString();
        String batch = item("device-diagnostics", MODEL);

        CONSENT.fails(fault);
        mei.sends(batch, key)
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.outcomes[0].outcome", path -> path.assertThat().isEqualTo("refused"))
                .hasPathSatisfying(
                        "$.outcomes[0].stored",
                        path -> path.assertThat().asArray().isEmpty());
        assertThat(stored("observations", "subject", mei.id)).isEmpty();
        refused(mei.gets("/api/account/me/data/device.model"), 404, "not-found");

        Someone stranger = somebody().acceptsTerms();
        stranger.patchesBlindly("{'display_name':'Mei'}").hasStatus(503);
        assertThat(stored("accounts", "_id", stranger.id)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theSameBatchIsTakenInOnceItIsWellAgain(String name, ResponseDefinitionBuilder fault) {
        Someone mei = member().grants("device-diagnostics");
        String key = UUID.randomUUID().toString();
        String batch = item("device-diagnostics", MODEL);
        CONSENT.fails(fault);
        mei.sends(batch, key).bodyText().contains("decision-unavailable");
        CONSENT.heals();
        mei.sends(batch, key).bodyJson().extractingPath("$.outcomes[0].outcome").isEqualTo("stored");
    }

    @Test
    void storesNothingWhileNothingListensThere() {
        Someone mei = member().grants("device-diagnostics");
        CONSENT.stops();
        mei.sends(item("device-diagnostics", MODEL)).hasStatusOk().bodyText().contains("decision-unavailable");
        refused(mei.gets("/api/account/me/manifest"), 503, "dependency-unavailable");
        assertThat(stored("observations", "subject", mei.id)).isEmpty();
    }

    @Test
    void aDamagedListOfFieldsPermitsNothing() {
        Someone mei = member().grants("device-diagnostics");
        CONSENT.fails(answer("{\"decision\":true,\"context\":{\"permitted_fields\":[null],\"withheld\":[null]}}"));
        mei.sends(item("device-diagnostics", MODEL)).hasStatusOk().bodyText().contains("not-permitted");
        assertThat(stored("observations", "subject", mei.id)).isEmpty();
    }

    @Test
    void whatWasNotAskedIsNotTakenWhoeverOffersIt() {
        Someone mei = member();
        CONSENT.fails(permit("\"policy_version\":\"1\",\"basis\":\"consent\",\"lease_ms\":9000"));
        mei.sends(item("usage-research", "'device.mac':'00:00:5e:00:53:01','device.model':'Pixel 9'"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.outcomes[0].stored",
                        path -> path.assertThat().asArray().containsExactly("device.model"));
        mei.sends(item("usage-research", "'device.imei':'490154203237518'"))
                .bodyJson()
                .extractingPath("$.outcomes[0].outcome")
                .isEqualTo("refused");
    }
}
