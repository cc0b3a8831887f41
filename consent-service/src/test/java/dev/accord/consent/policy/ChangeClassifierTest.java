package dev.accord.consent.policy;

import static dev.accord.consent.testing.APolicy.consent;
import static dev.accord.consent.testing.APolicy.contract;
import static dev.accord.consent.testing.APolicy.purpose;
import static dev.accord.consent.testing.APolicy.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.accord.consent.policy.PolicyDocument.ContactRole;
import dev.accord.consent.policy.PolicyDocument.Risk;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Basis;
import dev.accord.consent.testing.APolicy;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** P2: the platform works out from the structured difference whether a change is major, and says why. */
class ChangeClassifierTest {

    static Stream<Arguments> majorChanges() {
        return Stream.of(
                major("a purpose is added", "service-pattern", it -> it.with(consent("forecast", "device.model"))),
                major("a purpose is removed", "service-pattern", it -> it.without("research")),
                major(
                        "a purpose needs another field",
                        "service-pattern",
                        it -> it.with(consent("research", "device.model", "device.imei", "device.os_version"))),
                major(
                        "a purpose is used in another way",
                        "service-pattern",
                        it -> it.with(purpose(
                                "service", Basis.CONTRACT, List.of(Action.COLLECT), List.of(), "account.name"))),
                major("the basis changes", "service-pattern", it -> it.with(contract("research", "device.model"))),
                major("a version for another region", "service-pattern", it -> it.in("eu")),
                major("the owner changes", "ownership", it -> it.ownedBy("Somebody Else")),
                major("a recipient is added", "main-recipients", it -> it.withRecipient("workshops")),
                major("a right is lost", "rights", it -> it.withoutRight("access")),
                major("a right is gained", "rights", it -> it.withRight("object", "office", 15)),
                major("a right takes longer", "rights", it -> it.withRight("access", "office", 30)),
                major("a right has another channel", "rights", it -> it.withRight("access", "desk", 15)),
                major(
                        "the complaint channel moves",
                        "contacts",
                        it -> it.withContact("desk", ContactRole.COMPLAINTS, "other@halden.example")),
                major("the assessment reports high risk", "impact-assessment", it -> it.assessed("PIA-2", Risk.HIGH)));
    }

    private static Arguments major(String what, String rule, UnaryOperator<APolicy> change) {
        return arguments(what, rule, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("majorChanges")
    void callsItMajorAndSaysWhy(String what, String rule, UnaryOperator<APolicy> change) {
        var verdict = difference(change).verdict();

        assertThat(verdict.classification()).isEqualTo(Classification.MAJOR);
        assertThat(verdict.reasons()).extracting(Verdict.Reason::rule).contains(rule);
        assertThat(verdict.reasons())
                .allSatisfy(reason -> assertThat(reason.detail()).isNotBlank());
    }

    @Test
    void leavesProseToAnOfficerAndNeverCallsItMinor() {
        var verdict = difference(it -> it.saying("We use it otherwise.")).verdict();

        assertThat(verdict.classification()).isEqualTo(Classification.TO_BE_DECIDED);
        assertThat(verdict.reasons()).extracting(Verdict.Reason::rule).containsExactly("prose");
    }

    @Test
    void callsAnAssessmentOfTheSameRiskUndecided() {
        assertThat(difference(it -> it.assessed("PIA-2", Risk.MEDIUM)).verdict().classification())
                .isEqualTo(Classification.TO_BE_DECIDED);
    }

    @Test
    void callsProseUnderAnUnchangedHighRiskMajor() {
        var before = version("1").assessed("PIA-1", Risk.HIGH).document();
        var after =
                version("2").assessed("PIA-1", Risk.HIGH).saying("Otherwise.").document();

        assertThat(PolicyDifference.between(before, after).verdict().classification())
                .isEqualTo(Classification.MAJOR);
    }

    @Test
    void findsNothingWhereNothingChanged() {
        var verdict = difference(it -> it).verdict();

        assertThat(verdict.classification()).isEqualTo(Classification.NONE);
        assertThat(verdict.reasons()).isEmpty();
    }

    static Stream<Arguments> shrinkingChanges() {
        return Stream.of(
                shrinks("a right is lost", true, it -> it.withoutRight("access")),
                shrinks("a right takes longer", true, it -> it.withRight("access", "office", 30)),
                shrinks("a right is quicker", false, it -> it.withRight("access", "office", 5)),
                shrinks("a right is gained", false, it -> it.withRight("object", "office", 15)),
                shrinks("the choice is lost", true, it -> it.with(contract("research", "device.model"))),
                shrinks("a purpose nobody is asked about", true, it -> it.with(contract("risk", "device.model"))),
                shrinks("a purpose that is asked about", false, it -> it.with(consent("forecast", "device.model"))),
                shrinks(
                        "more data without asking",
                        true,
                        it -> it.with(contract("service", "account.name", "device.model"))),
                shrinks(
                        "more data under a consent",
                        false,
                        it -> it.with(consent("research", "device.model", "device.imei", "device.os_version"))),
                shrinks(
                        "another kind of recipient of what was consented",
                        true,
                        it -> it.withRecipient("workshops")
                                .with(purpose(
                                        "research",
                                        Basis.CONSENT,
                                        List.of(Action.values()),
                                        List.of("institutes", "workshops"),
                                        "device.model",
                                        "device.imei"))),
                shrinks("less data", false, it -> it.with(consent("research", "device.model"))),
                shrinks("another owner", true, it -> it.ownedBy("Somebody Else")));
    }

    private static Arguments shrinks(String what, boolean does, UnaryOperator<APolicy> change) {
        return arguments(what, does, change);
    }

    /** P4: what takes something away waits for explicit consent. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("shrinkingChanges")
    void knowsWhatShrinksARight(String what, boolean shrinks, UnaryOperator<APolicy> change) {
        assertThat(difference(change).shrinksRight()).isEqualTo(shrinks);
    }

    private static PolicyDifference difference(UnaryOperator<APolicy> change) {
        return PolicyDifference.between(
                version("1").document(), version("2").changing(change).document());
    }
}
