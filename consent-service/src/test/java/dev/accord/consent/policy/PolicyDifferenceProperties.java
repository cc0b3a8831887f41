package dev.accord.consent.policy;

import static dev.accord.consent.testing.APolicy.consent;
import static dev.accord.consent.testing.APolicy.contract;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.policy.PolicyDocument.ContactRole;
import dev.accord.consent.policy.PolicyDocument.Risk;
import dev.accord.consent.testing.APolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The algebra of comparing policies (P1, P2). */
class PolicyDifferenceProperties {

    private static final List<UnaryOperator<APolicy>> EDITS = List.of(
            it -> it.with(consent("forecast", "device.model")),
            it -> it.with(contract("risk", "device.imei")),
            it -> it.with(consent("research", "device.model")),
            it -> it.with(contract("research", "device.model", "device.imei")),
            it -> it.without("research"),
            it -> it.withRecipient("workshops"),
            it -> it.withRight("access", "office", 30),
            it -> it.withRight("object", "desk", 10),
            it -> it.withoutRight("withdraw"),
            it -> it.withContact("desk", ContactRole.SUPPORT, "desk@halden.example"),
            it -> it.saying("Otherwise."),
            it -> it.ownedBy("Somebody Else"),
            it -> it.in("eu"),
            it -> it.assessed("PIA-2", Risk.HIGH));

    @Provide
    Arbitrary<PolicyDocument> policies() {
        return Arbitraries.of(EDITS).list().ofMaxSize(6).map(edits -> {
            var policy = APolicy.version("any");
            for (UnaryOperator<APolicy> edit : edits) {
                policy = edit.apply(policy);
            }
            return policy.document();
        });
    }

    @Property(tries = 300)
    void comparesEqualExactlyWhenNothingChanged(
            @ForAll("policies") PolicyDocument one, @ForAll("policies") PolicyDocument other) {
        assertThat(PolicyDifference.between(one, one).changes()).isEmpty();
        assertThat(PolicyDifference.between(one, other).isEmpty()).isEqualTo(sameContent(one, other));
    }

    @Property(tries = 300)
    void seesTheSamePlacesInBothDirections(
            @ForAll("policies") PolicyDocument one, @ForAll("policies") PolicyDocument other) {
        var there = PolicyDifference.between(one, other).changes();
        var back = PolicyDifference.between(other, one).changes();

        // The assessment is said only of the later version, so it may show in one direction alone.
        assertThat(subjects(there)).isEqualTo(subjects(back));
    }

    /** Whoever goes by way of another version misses nothing that the direct step shows. */
    @Property(tries = 300)
    void hidesNothingByGoingInTwoSteps(
            @ForAll("policies") PolicyDocument one,
            @ForAll("policies") PolicyDocument between,
            @ForAll("policies") PolicyDocument other) {
        var steps = subjects(PolicyDifference.between(one, between).changes());
        steps.addAll(subjects(PolicyDifference.between(between, other).changes()));

        // A purpose that came back otherwise shows as a whole in both steps and in its parts in the direct one.
        assertThat(subjects(PolicyDifference.between(one, other).changes()))
                .allSatisfy(subject -> assertThat(steps).anyMatch(step -> (subject + "/").startsWith(step + "/")));
    }

    @Property(tries = 300)
    void classifiesEveryChangeAndOnlyChanges(
            @ForAll("policies") PolicyDocument one, @ForAll("policies") PolicyDocument other) {
        var difference = PolicyDifference.between(one, other);

        assertThat(difference.verdict().classification() == Classification.NONE).isEqualTo(difference.isEmpty());
        assertThat(difference.verdict().classification()).isNotEqualTo(Classification.DECIDED_MINOR);
        if (difference.shrinksRight()) {
            assertThat(difference.verdict().classification()).isEqualTo(Classification.MAJOR);
        }
    }

    private static Set<String> subjects(List<Change> changes) {
        var subjects = new HashSet<String>();
        changes.stream()
                .map(Change::subject)
                .filter(it -> !it.equals("impact_assessment"))
                .forEach(subjects::add);
        return subjects;
    }

    /** Order is no content; everything else is. */
    private static boolean sameContent(PolicyDocument one, PolicyDocument other) {
        return new HashSet<>(one.purposes()).equals(new HashSet<>(other.purposes()))
                && new HashSet<>(one.rights()).equals(new HashSet<>(other.rights()))
                && new HashSet<>(one.contacts()).equals(new HashSet<>(other.contacts()))
                && new HashSet<>(one.recipients()).equals(new HashSet<>(other.recipients()))
                && one.sections().equals(other.sections())
                && one.controller().equals(other.controller())
                && one.region().equals(other.region())
                && one.impactAssessment().equals(other.impactAssessment());
    }
}
