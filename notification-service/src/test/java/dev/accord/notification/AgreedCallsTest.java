package dev.accord.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.contract.Clients;
import dev.accord.notification.audience.Audience;
import dev.accord.notification.audience.SubjectId;
import dev.accord.notification.policy.PolicyChanges;
import dev.accord.notification.policy.PolicyLabel;
import dev.accord.notification.testing.AccountStub;
import dev.accord.notification.testing.ConsentStub;
import dev.accord.notification.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** notification-service asks and tells others nothing but what their contracts have, and uses all of it (ADR 0029). */
class AgreedCallsTest extends ServiceTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    JsonMapper json;

    @Autowired
    Audience audience;

    @Autowired
    PolicyChanges changes;

    @Test
    void everyCallAndEveryFieldReadIsInAContract() {
        assertThat(new Clients("notification-service", context, json).notAgreed())
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfAccountService() {
        NEIGHBOURS.knows("li", "li@example.org", "zh");
        NEIGHBOURS.knows("noor", null, "en");
        var li = new SubjectId("li");
        var noor = new SubjectId("noor");
        var stranger = new SubjectId("stranger");
        return NEIGHBOURS
                .account()
                .played(Map.of(
                        AccountStub.FIRST_PAGE,
                        () -> assertThat(audience.after(null, 500).orElseThrow())
                                .containsExactly(li, noor),
                        AccountStub.NEXT_PAGE,
                        () -> assertThat(audience.after(li, 500).orElseThrow()).containsExactly(noor),
                        AccountStub.REACHABLE,
                        () -> assertThat(contact(li)).isEqualTo("li@example.org"),
                        AccountStub.NO_ADDRESS,
                        () -> assertThat(contact(noor)).isEqualTo("null"),
                        AccountStub.NO_ACCOUNT,
                        () -> assertThat(contact(stranger)).isEqualTo("null")));
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfConsentService() {
        return NEIGHBOURS
                .consent()
                .played(Map.of(
                        ConsentStub.FIRST,
                        () -> assertThat(changes.by(new PolicyLabel("1")))
                                .isInstanceOf(PolicyChanges.Found.Known.class),
                        ConsentStub.FOLLOWING,
                        () -> assertThat(changes.by(new PolicyLabel("2.prose")))
                                .isInstanceOf(PolicyChanges.Found.Undecided.class),
                        ConsentStub.NONE,
                        () -> assertThat(changes.by(new PolicyLabel("no-such")))
                                .isInstanceOf(PolicyChanges.Found.NoSuchVersion.class),
                        ConsentStub.DIFFERENCE,
                        () -> assertThat(changes.by(new PolicyLabel("2")))
                                .isInstanceOfSatisfying(
                                        PolicyChanges.Found.Known.class,
                                        known -> assertThat(known.change().items())
                                                .hasSize(1)),
                        ConsentStub.DELIVERED,
                        () -> {
                            NEIGHBOURS.knows("li", "li@example.org", "zh");
                            campaignPrepared();
                            person("li", http.get().uri("/api/notifications/me"))
                                    .exchange();
                            assertThat(onlyEvent().path("type").asString()).isEqualTo("notice-delivered");
                        }));
    }

    private String contact(SubjectId subject) {
        return String.valueOf(
                audience.contacts(List.of(subject)).orElseThrow().of(subject).email());
    }
}
