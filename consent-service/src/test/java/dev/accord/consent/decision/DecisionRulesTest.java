package dev.accord.consent.decision;

import static dev.accord.consent.testing.APolicy.START;
import static dev.accord.consent.testing.APolicy.consent;
import static dev.accord.consent.testing.APolicy.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.grant.ChoiceState;
import dev.accord.consent.grant.Declaration;
import dev.accord.consent.grant.PartnerId;
import dev.accord.consent.grant.Subject;
import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.policy.Region;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.FieldKey;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.AcceptedTerms;
import dev.accord.consent.terms.DeliveredNotice;
import dev.accord.consent.terms.NoticeOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Default is deny, and every answer says why (C8, B1). */
class DecisionRulesTest {

    private static final Instant NOW = START.plusSeconds(1_000);

    private final PolicyVersion first = version("1").first();
    private final PolicyVersion second = version("2")
            .with(consent("research", "device.model", "device.imei", "device.os_version"))
            .with(consent("forecast", "device.model"))
            .after(first, START.plusSeconds(100));
    private final Subject newcomer = Subject.accepting(
            new SubjectId("s"), new AcceptedTerms(first.label(), START, new Language("en"), new ReceiptId("r0")));

    @Test
    void deniesWhoeverAcceptedNothing() {
        assertThat(rules(first)
                        .decide(asks("research", "device.model"), Optional.empty())
                        .reason())
                .isEqualTo(Reason.NO_TERMS);
    }

    @Test
    void permitsWhatTheContractNeedsAndNothingMore() {
        assertThat(decide(newcomer, asks("service", "account.name")).isPermitted())
                .isTrue();
        assertThat(decide(newcomer, asks("service", "device.model")).reason()).isEqualTo(Reason.FIELD_NOT_IN_PURPOSE);
        assertThat(decide(newcomer, asks("service", "nothing.here")).reason()).isEqualTo(Reason.UNKNOWN_FIELD);
    }

    @Test
    void acceptingTermsConsentsToNothing() {
        assertThat(decide(newcomer, asks("research", "device.model")).reason()).isEqualTo(Reason.NOT_CONSENTED);
    }

    @Test
    void neverUsesOneConsentForAnotherPurpose() {
        var granted = newcomer.declare(says("research", ChoiceState.GRANTED, null, Action.values()));

        assertThat(decide(granted, asks("research", "device.model")).isPermitted())
                .isTrue();
        assertThat(decide(granted, asks("service", "device.model")).isPermitted())
                .isFalse();
        assertThat(decide(granted, asks("unheard-of", "device.model")).reason()).isEqualTo(Reason.UNKNOWN_PURPOSE);
    }

    @Test
    void saysWhichFieldsAreWithheldAndPermitsTheRest() {
        var granted = newcomer.declare(says("research", ChoiceState.GRANTED, null, Action.values()));

        var decision = decide(granted, asks("research", "device.model", "device.os_version", "x.y"));

        assertThat(decision.isPermitted()).isFalse();
        assertThat(decision.permitted()).containsExactly(new FieldKey("device.model"));
        assertThat(decision.withheld())
                .extracting(Decision.Withheld::reason)
                .containsExactly(Reason.FIELD_NOT_IN_PURPOSE, Reason.UNKNOWN_FIELD);
    }

    @Test
    void keepsCollectingUsingAndDisclosingApart() {
        var granted = newcomer.declare(says("research", ChoiceState.GRANTED, null, Action.COLLECT));

        assertThat(decide(granted, asks("research", "device.model")).isPermitted())
                .isTrue();
        assertThat(decide(granted, discloses("p1")).reason()).isEqualTo(Reason.ACTION_NOT_CHOSEN);
    }

    @Test
    void keepsRecipientsApart() {
        var granted = newcomer.declare(says("research", ChoiceState.GRANTED, "p1", Action.DISCLOSE));

        assertThat(decide(granted, discloses("p1")).isPermitted()).isTrue();
        assertThat(decide(granted, discloses("p2")).reason()).isEqualTo(Reason.RECIPIENT_NOT_CONSENTED);
    }

    @Test
    void aRefusalOfOneRecipientStandsAgainstAConsentToAny() {
        var granted = newcomer.declare(says("research", ChoiceState.REFUSED, "p1", Action.DISCLOSE))
                .declare(says("research", ChoiceState.GRANTED, null, Action.values()));

        assertThat(decide(granted, discloses("p1")).reason()).isEqualTo(Reason.REFUSED);
        assertThat(decide(granted, discloses("p2")).isPermitted()).isTrue();
    }

    @Test
    void withdrawingFromAnyEndsWhatWasSaidAboutOne() {
        var withdrawn = newcomer.declare(says("research", ChoiceState.GRANTED, "p1", Action.DISCLOSE))
                .declare(says("research", ChoiceState.WITHDRAWN, null, Action.values()));

        assertThat(decide(withdrawn, discloses("p1")).reason()).isEqualTo(Reason.WITHDRAWN);
        assertThat(withdrawn.isSettled()).isFalse();
    }

    @Test
    void callsRefusingWhatWasGrantedAWithdrawalAndLetsItWait() {
        var refused = newcomer.declare(says("research", ChoiceState.GRANTED, null, Action.values()))
                .declare(says("research", ChoiceState.REFUSED, null, Action.values()));

        assertThat(decide(refused, asks("research", "device.model")).reason()).isEqualTo(Reason.WITHDRAWN);
        assertThat(refused.isSettled()).isFalse();
    }

    @Test
    void aFirstRefusalNeedsNoWait() {
        var refused = newcomer.declare(says("research", ChoiceState.REFUSED, null, Action.values()));

        assertThat(refused.isSettled()).isTrue();
        assertThat(decide(refused, asks("research", "device.model")).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void asksAgainForWhatANewVersionAdds() {
        var granted = newcomer.declare(says("research", ChoiceState.GRANTED, null, Action.values()))
                .noticed(new DeliveredNotice(second.label(), NoticeOutcome.SHOWN, START.plusSeconds(200)));

        var decision = rules(first, second)
                .decide(asks("research", "device.model", "device.os_version"), Optional.of(granted));

        assertThat(decision.permitted()).containsExactly(new FieldKey("device.model"));
        assertThat(decision.withheld())
                .containsExactly(new Decision.Withheld(new FieldKey("device.os_version"), Reason.NOT_CONSENTED));
    }

    @Test
    void knowsAPurposeThatOnlyOtherTermsHave() {
        assertThat(rules(first, second)
                        .decide(asks("forecast", "device.model"), Optional.of(newcomer))
                        .reason())
                .isEqualTo(Reason.PURPOSE_NOT_IN_BOUND_TERMS);
    }

    @Test
    void endsAGrantWhenItsTimeIsUpAndSaysSoBefore() {
        var until = NOW.plusSeconds(5);
        var granted = newcomer.declare(new Declaration(
                new PurposeKey("research"),
                null,
                List.of(Action.values()),
                ChoiceState.GRANTED,
                START,
                first.label(),
                new ReceiptId("r"),
                until));

        assertThat(decide(granted, asks("research", "device.model")).until()).isEqualTo(until);
        assertThat(new DecisionRules(new PolicyVersions(List.of(first)), new Region("eu"), until)
                        .decide(asks("research", "device.model"), Optional.of(granted))
                        .reason())
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    void namesWhatItRestsOn() {
        var granted = newcomer.declare(says("research", ChoiceState.GRANTED, null, Action.values()));

        var decision = decide(granted, asks("research", "device.model"));

        assertThat(decision.policyVersion()).isEqualTo(first.label());
        assertThat(decision.receipt()).isEqualTo(new ReceiptId("r"));
        assertThat(decision.basis()).isEqualTo(dev.accord.consent.purpose.Basis.CONSENT);
        assertThat(Stream.of(Reason.values()).map(Reason::wouldChange))
                .allSatisfy(it -> assertThat(it).isNotBlank());
    }

    @Test
    void answersForEveryFieldOfThePurposeWhenNoneIsNamed() {
        var granted = newcomer.declare(says("research", ChoiceState.GRANTED, null, Action.values()));

        assertThat(decide(granted, asks("research")).permitted())
                .containsExactly(new FieldKey("device.model"), new FieldKey("device.imei"));
    }

    private Decision decide(Subject subject, Question question) {
        return rules(first).decide(question, Optional.of(subject));
    }

    private static DecisionRules rules(PolicyVersion... versions) {
        return new DecisionRules(new PolicyVersions(List.of(versions)), new Region("eu"), NOW);
    }

    private static Question asks(String purpose, String... fields) {
        return new Question(
                new SubjectId("s"),
                Action.COLLECT,
                new PurposeKey(purpose),
                Stream.of(fields).map(FieldKey::new).toList(),
                null);
    }

    private static Question discloses(String recipient) {
        return new Question(
                new SubjectId("s"),
                Action.DISCLOSE,
                new PurposeKey("research"),
                List.of(new FieldKey("device.model")),
                new PartnerId(recipient));
    }

    private Declaration says(String purpose, ChoiceState state, @Nullable String recipient, Action... actions) {
        return new Declaration(
                new PurposeKey(purpose),
                recipient == null ? null : new PartnerId(recipient),
                List.of(actions),
                state,
                START,
                first.label(),
                new ReceiptId("r"),
                null);
    }
}
