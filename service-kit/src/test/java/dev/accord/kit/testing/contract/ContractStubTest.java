package dev.accord.kit.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The stub that holds a consumer to its contract, on a contract that is in use. */
class ContractStubTest {

    private static final String STOPPED = "a partner's client is stopped";
    private static final String LET_IN = "a partner's client is let in again";

    private final Gateway gateway = new Gateway();

    private static final class Gateway extends ContractStub {

        Gateway() {
            super("sharing-service", "gateway");
        }
    }

    @Test
    void answersWhatIsAgreed() throws Exception {
        assertThat(says("/internal/standings", "{'client':'anybody','seq':7,'stopped':true}")
                        .statusCode())
                .isEqualTo(204);
        gateway.requireAskedAsAgreed();
    }

    @Test
    void tellsARequestThatNoScenarioHas() throws Exception {
        for (String body : List.of(
                "{'client':'','seq':7,'stopped':true}",
                "{'client':'anybody','seq':'seven','stopped':true}",
                "{'client':'anybody','seq':7,'stopped':true,'reason':'misuse'}",
                "{'client':'anybody','seq':7}")) {
            assertThat(says("/internal/standings", body).statusCode()).as(body).isEqualTo(501);
            assertThatThrownBy(gateway::requireAskedAsAgreed)
                    .hasMessageContaining("sharing-service sent gateway what their contract does not have");
        }
        says("/internal/elsewhere", "{}");
        assertThatThrownBy(gateway::requireAskedAsAgreed).hasMessageContaining("PUT /internal/elsewhere");
    }

    @Test
    void aTestCannotMakeUpAnAnswer() {
        var stopped = Contract.between("gateway", "sharing-service").scenario("who is stopped");

        stopped.answer().with("/clients/0/client", "another").requirePromised();
        assertThatThrownBy(() -> stopped.answer().with("/clients/0/why", "misuse"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> stopped.answer().with("/clients/0/seq", "two").requirePromised())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not promise");
    }

    @Test
    void aScenarioThatNobodyPlaysFails() {
        assertThatThrownBy(() -> run(Map.of(STOPPED, this::stops)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing here needs '" + LET_IN + "'");
    }

    @Test
    void aScenarioThatIsPlayedWithoutBeingUsedFails() {
        assertThatThrownBy(() -> run(Map.of(STOPPED, this::stops, LET_IN, this::stops)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'" + LET_IN + "' used");
    }

    @Test
    void aScenarioThatTheContractDoesNotHaveFails() {
        assertThatThrownBy(() -> run(Map.of("a birthday", this::stops))).isInstanceOf(AssertionError.class);
    }

    @Test
    void twoServicesWithoutAContractAreTold() {
        assertThatThrownBy(() -> Contract.between("gateway", "account-service"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("there is no contract");
    }

    private void run(Map<String, org.junit.jupiter.api.function.Executable> plays) throws Throwable {
        for (DynamicTest test : gateway.played(plays).toList()) {
            test.getExecutable().execute();
        }
    }

    private void stops() throws Exception {
        says("/internal/standings", "{'client':'anybody','seq':7,'stopped':true}");
    }

    private HttpResponse<String> says(String path, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(gateway.address() + path))
                            .header("Authorization", "Bearer any")
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(body.replace('\'', '"')))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
