package dev.accord.account;

import static dev.accord.account.Items.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.AcceptedTerms;
import dev.accord.account.consent.AskingConsent;
import dev.accord.account.consent.Collecting;
import dev.accord.account.consent.Permission;
import dev.accord.account.subject.SubjectId;
import dev.accord.kit.testing.contract.Clients;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** account-service asks others nothing but what their contracts have, and uses all of it (ADR 0029). */
@SpringBootTest(properties = {"accord.outbox.relay=true", "accord.outbox.first-retry=50ms"})
class AgreedCallsTest extends RunningAccountService {

    private static final SharingStub SHARING = new SharingStub();

    @DynamicPropertySource
    static void sharing(DynamicPropertyRegistry registry) {
        registry.add("accord.services.sharing", SHARING::address);
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    JsonMapper json;

    @Autowired
    AskingConsent asking;

    @BeforeEach
    void heal() {
        CONSENT.heals();
    }

    @Test
    void everyCallAndEveryFieldReadIsInAContract() {
        assertThat(new Clients("account-service", context, json).notAgreed()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfConsentService() {
        var mei = somebody().acceptsTerms().grants("device-diagnostics");
        var jonas = somebody().acceptsTerms();
        var stranger = somebody();
        return CONSENT.played(Map.of(
                ConsentStub.ALLOWED,
                () -> assertThat(basis(mei, "device-diagnostics", "device.model"))
                        .isEqualTo("consent"),
                ConsentStub.NEEDED,
                () -> assertThat(basis(jonas, "service", "contact.email")).isEqualTo("contract"),
                ConsentStub.NOT_CHOSEN,
                () -> assertThat(refusal(jonas, "device-diagnostics", "device.model"))
                        .isEqualTo("not-consented"),
                ConsentStub.NO_TERMS,
                () -> assertThat(refusal(stranger, "service", "contact.email")).isEqualTo("no-terms"),
                ConsentStub.TERMS,
                () -> assertThat(asking.terms(new SubjectId(mei.id))).isEqualTo(new AcceptedTerms.Accepted("1")),
                ConsentStub.NO_TERMS_ACCEPTED,
                () -> assertThat(asking.terms(new SubjectId(stranger.id)))
                        .isInstanceOf(AcceptedTerms.NotAccepted.class)));
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfSharingService() {
        return SHARING.played(Map.of(
                SharingStub.CORRECTED,
                () -> {
                    var mei = member();
                    mei.patches("{'display_name':'Mei Li'}").hasStatusOk();
                    await().untilAsserted(
                                    () -> assertThat(SHARING.heardOf(mei.id)).contains("field-corrected"));
                },
                SharingStub.DELETED,
                () -> {
                    var mei = member().grants("device-diagnostics");
                    mei.sends(item("device-diagnostics", "'device.model':'Pixel 9'"))
                            .hasStatusOk();
                    mei.deletes("device.model").hasStatus2xxSuccessful();
                    await().untilAsserted(
                                    () -> assertThat(SHARING.heardOf(mei.id)).contains("field-deleted"));
                }));
    }

    private String basis(Someone somebody, String purpose, String field) {
        return asked(somebody, purpose, field)
                .basisFor(new FieldKey(field))
                .orElseThrow()
                .kind();
    }

    private String refusal(Someone somebody, String purpose, String field) {
        return asked(somebody, purpose, field).reasonAgainst(new FieldKey(field));
    }

    private Permission asked(Someone somebody, String purpose, String field) {
        var key = new PurposeKey(purpose);
        var question = new TreeMap<>(Map.of(key, Set.of(new FieldKey(field))));
        var answer = asking.mayCollect(new SubjectId(somebody.id), question);
        assertThat(answer).isInstanceOf(Collecting.Decided.class);
        return Objects.requireNonNull(
                ((Collecting.Decided) answer).permissions().get(key));
    }
}
