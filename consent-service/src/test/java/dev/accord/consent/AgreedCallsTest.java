package dev.accord.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.accord.consent.testing.Person;
import dev.accord.consent.testing.RunningService;
import dev.accord.consent.testing.SharingStub;
import dev.accord.kit.testing.contract.Clients;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;

/** consent-service tells and asks others nothing but what their contracts have, and uses all of it (ADR 0029). */
class AgreedCallsTest extends RunningService {

    private static final String TO_ONE = "{\"choice\":\"%s\",\"recipient\":\"partner-1\",\"actions\":[\"disclose\"]}";

    @Autowired
    ApplicationContext context;

    @BeforeEach
    void works() {
        SHARING.givesNobodyAnything();
    }

    @Test
    void everyCallAndEveryFieldReadIsInAContract() {
        assertThat(new Clients("consent-service", context, json).notAgreed()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfSharingService() {
        return SHARING.played(Map.of(
                SharingStub.RECIPIENTS,
                () -> {
                    SHARING.gives("agreement-1", "device.model");
                    assertThat(preview().at("/stops_receiving/0/fields/0").asString())
                            .isEqualTo("device.model");
                },
                SharingStub.NOBODY,
                () -> {
                    SHARING.givesNobodyAnything();
                    assertThat(preview().path("stops_receiving")).isEmpty();
                },
                "terms were accepted",
                tells("terms-accepted", person -> {}),
                "a consent was given",
                tells("consent-granted", person -> person.grants("usage-research")),
                "a consent was given to one recipient",
                tells("consent-granted", person -> person.chooses("usage-research", TO_ONE.formatted("granted"))),
                "a consent was withdrawn",
                tells("consent-withdrawn", person -> {
                    person.grants("usage-research");
                    person.withdraws("usage-research");
                }),
                "a consent to one recipient was withdrawn",
                tells("consent-withdrawn", person -> {
                    person.chooses("usage-research", TO_ONE.formatted("granted"));
                    person.chooses("usage-research", TO_ONE.formatted("withdrawn"));
                })));
    }

    private Executable tells(String type, java.util.function.Consumer<Person> doing) {
        return () -> {
            var person = somebody().accepting("1");
            doing.accept(person);
            await().untilAsserted(() -> assertThat(SHARING.heardOf(person))
                    .extracting(event -> event.path("type").asString())
                    .contains(type));
        };
    }

    private tools.jackson.databind.JsonNode preview() {
        return requests()
                .send(
                        HttpMethod.POST,
                        "/api/consent/me/usage-research/withdrawal-preview",
                        somebody().accepting("1").token(),
                        null)
                .body();
    }
}
