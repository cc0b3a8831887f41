package dev.accord.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.kit.testing.contract.Clients;
import dev.accord.sharing.catalogue.Catalogues;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.decision.Decision;
import dev.accord.sharing.decision.Decisions;
import dev.accord.sharing.decision.Question;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** sharing-service asks others nothing but what their contracts have, and uses all of it (ADR 0029). */
class AgreedCallsTest extends SharingPlatform {

    private static final PartnerId PARTNER = new PartnerId("partner-1");

    @Autowired
    ApplicationContext context;

    @Autowired
    JsonMapper json;

    @Autowired
    Decisions decisions;

    @Autowired
    Catalogues catalogues;

    @Test
    void everyCallAndEveryFieldReadIsInAContract() {
        assertThat(new Clients("sharing-service", context, json).notAgreed()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfConsentService() {
        return consent.played(Map.of(
                "a disclosure that the person allows",
                () -> assertThat(about("device.model").permitted()).containsExactly(new FieldKey("device.model")),
                ConsentStub.ENDING,
                () -> {
                    consent.plays(ConsentStub.ENDING);
                    assertThat(about("device.model", "device.imei").until())
                            .isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
                    consent.plays("");
                },
                "a disclosure of a field that the purpose does not have",
                () -> {
                    consent.withholds("mei", "log.ip");
                    assertThat(about("device.model", "log.ip").withheld())
                            .containsEntry(new FieldKey("log.ip"), "field-not-in-purpose");
                    consent.permitsEverything();
                },
                "a disclosure after the person withdrew",
                () -> {
                    consent.withdraws("mei");
                    assertThat(about("device.model").reason()).isEqualTo("withdrawn");
                    consent.permitsEverything();
                },
                ConsentStub.SEVERAL,
                () -> {
                    consent.plays(ConsentStub.SEVERAL);
                    assertThat(decisions.about(
                                    List.of(new SubjectId("mei"), new SubjectId("ana")),
                                    question("device.model", "device.imei")))
                            .extracting(Decision::reason)
                            .containsExactly("permitted", "withdrawn");
                    consent.plays("");
                },
                "disclosures of one person's data that she allows",
                () -> assertThat(toSeveral().permitsNothing()).isFalse(),
                "disclosures of one person's data that she withdrew",
                () -> {
                    consent.withdraws("mei");
                    assertThat(toSeveral().reason()).isEqualTo("withdrawn");
                    consent.permitsEverything();
                },
                "the purposes of the policy in force",
                () -> assertThat(catalogues.purposes().get(new PurposeKey("usage-research")))
                        .satisfies(purpose -> assertThat(purpose.discloses()).isTrue())));
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfAccountService() {
        var partner = aPartner();
        var agreement = anActiveAgreement(partner);
        var known = aSubject();
        var unknown = aSubject();
        account.holdsNothingOf(unknown);
        return account.played(Map.of(
                "values of a person",
                () -> {
                    pulls(partner, agreement);
                    assertThat(reads(partner, agreement, pairwise(partner, known), List.of("device.model"))
                                    .json()
                                    .at("/values/device.model")
                                    .asString())
                            .isEqualTo(AccountStub.value(known, "device.model"));
                },
                "values of somebody of whom nothing is held",
                () -> {
                    pulls(partner, agreement);
                    assertThat(reads(partner, agreement, pairwise(partner, unknown), List.of("device.model"))
                                    .json()
                                    .path("values"))
                            .isEmpty();
                },
                "the field catalogue",
                () -> assertThat(catalogues.fields()).containsEntry(new FieldKey("device.imei"), true)));
    }

    @TestFactory
    Stream<DynamicTest> usesEveryScenarioOfTheGateway() {
        return gateway.played(Map.of(
                "a partner's client is stopped",
                () -> assertThat(suspend(aPartner()).json().path("refused_by").size())
                        .isEqualTo(2),
                "a partner's client is let in again",
                () -> {
                    var partner = aPartner();
                    var resumed = officer(
                            "POST",
                            PARTNERS + "/" + partner.id() + "/resumption",
                            null,
                            "If-Match",
                            suspend(partner).etag());
                    assertThat(resumed.status()).isEqualTo(200);
                }));
    }

    private Decision about(String... fields) {
        return decisions.about(List.of(new SubjectId("mei")), question(fields)).getFirst();
    }

    private Decision toSeveral() {
        return decisions
                .about(new SubjectId("mei"), List.of(question("device.model")))
                .getFirst();
    }

    private static Question question(String... fields) {
        return new Question(
                new PurposeKey(PURPOSE), Stream.of(fields).map(FieldKey::new).toList(), PARTNER);
    }
}
