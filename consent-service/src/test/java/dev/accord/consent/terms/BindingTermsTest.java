package dev.accord.consent.terms;

import static dev.accord.consent.testing.APolicy.START;
import static dev.accord.consent.testing.APolicy.consent;
import static dev.accord.consent.testing.APolicy.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.PolicyVersion.OfficerDecision;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.policy.Region;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.terms.Binding.Because;
import dev.accord.consent.terms.Binding.Pending;
import dev.accord.consent.terms.Binding.WaitsFor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P3, P4: which terms bind whom, since when and why. */
class BindingTermsTest {

    private static final Instant PUBLISHED = START.plusSeconds(1_000);
    private static final Instant LATER = START.plusSeconds(5_000);

    private final PolicyVersion first = version("1").first();
    private final PolicyVersion major =
            version("2").with(consent("forecast", "device.model")).after(first, PUBLISHED);
    private final PolicyVersion shrinking =
            version("2").withRight("access", "office", 30).after(first, PUBLISHED);
    private final PolicyVersion prose = version("2").saying("Otherwise.").after(first, PUBLISHED);

    @Test
    void bindsByAcceptance() {
        var binding = binding(accepted("1"), first);

        assertThat(binding.label().value()).isEqualTo("1");
        assertThat(binding.because()).isEqualTo(Because.ACCEPTED);
        assertThat(binding.since()).isEqualTo(START);
        assertThat(binding.pending()).isEmpty();
    }

    @Test
    void keepsTheEarlierTermsUntilTheNoticeOfAMajorChangeIsDelivered() {
        var binding = binding(accepted("1"), first, major);

        assertThat(binding.label().value()).isEqualTo("1");
        assertThat(binding.pending()).containsExactly(new Pending(major.label(), WaitsFor.NOTICE));
    }

    @Test
    void bindsByADeliveredNoticeFromTheDayItWasDelivered() {
        var binding = binding(accepted("1").noticed(notice("2", PUBLISHED.plusSeconds(60))), first, major);

        assertThat(binding.label().value()).isEqualTo("2");
        assertThat(binding.because()).isEqualTo(Because.NOTICE_DELIVERED);
        assertThat(binding.since()).isEqualTo(PUBLISHED.plusSeconds(60));
    }

    @Test
    void letsAShrunkRightWaitForExplicitConsentThoughTheNoticeWasDelivered() {
        var binding = binding(accepted("1").noticed(notice("2", PUBLISHED.plusSeconds(60))), first, shrinking);

        assertThat(binding.label().value()).isEqualTo("1");
        assertThat(binding.pending()).containsExactly(new Pending(shrinking.label(), WaitsFor.CONSENT));
    }

    @Test
    void bindsAShrunkRightOnceItIsAccepted() {
        assertThat(binding(accepted("2"), first, shrinking).label().value()).isEqualTo("2");
    }

    @Test
    void doesNotBindBeforeItsDateAndKnowsWhenThatComes() {
        var future = version("2")
                .with(consent("forecast", "device.model"))
                .from(LATER.plusSeconds(900))
                .after(first, PUBLISHED);

        var binding = binding(accepted("1").noticed(notice("2", PUBLISHED.plusSeconds(60))), first, future);

        assertThat(binding.label().value()).isEqualTo("1");
        assertThat(binding.pending()).containsExactly(new Pending(future.label(), WaitsFor.EFFECTIVE_DATE));
        assertThat(binding.nextChange()).isEqualTo(LATER.plusSeconds(900));
    }

    @Test
    void letsUndecidedProseWaitForAnOfficer() {
        var binding = binding(accepted("1"), first, prose);

        assertThat(binding.label().value()).isEqualTo("1");
        assertThat(binding.pending()).containsExactly(new Pending(prose.label(), WaitsFor.OFFICER));
    }

    @Test
    void bindsByAChangeThatAnOfficerDecidedIsMinorWithoutANotice() {
        var binding = binding(accepted("1"), first, decided(prose, false));

        assertThat(binding.label().value()).isEqualTo("2");
        assertThat(binding.because()).isEqualTo(Because.MINOR_CHANGE);
        assertThat(binding.since()).isEqualTo(PUBLISHED.plusSeconds(100));
    }

    @Test
    void waitsForTheNoticeOfProseThatAnOfficerDecidedIsMajor() {
        assertThat(binding(accepted("1"), first, decided(prose, true)).pending())
                .containsExactly(new Pending(prose.label(), WaitsFor.NOTICE));
    }

    @Test
    void doesNotCarryAMajorStepPastThePersonUnderAMinorOne() {
        var minor = version("3")
                .with(consent("forecast", "device.model"))
                .saying("Otherwise.")
                .after(major, PUBLISHED.plusSeconds(10));

        assertThat(binding(accepted("1"), first, major, decided(minor, false))
                        .label()
                        .value())
                .isEqualTo("1");
    }

    @Test
    void bindsByAnInterimVersionWhileANewerOneWaits() {
        var newest = version("3")
                .with(consent("forecast", "device.model"))
                .withoutRight("access")
                .after(major, PUBLISHED.plusSeconds(10));

        var binding = binding(accepted("1").noticed(notice("2", PUBLISHED.plusSeconds(60))), first, major, newest);

        assertThat(binding.label().value()).isEqualTo("2");
        assertThat(binding.pending()).containsExactly(new Pending(newest.label(), WaitsFor.CONSENT));
    }

    @Test
    void doesNotTakeBackWithoutConsentWhatAnInterimVersionGave() {
        var better = version("2").withRight("access", "office", 10).after(first, PUBLISHED);
        var asBefore = version("3").after(better, PUBLISHED.plusSeconds(10));
        var noticed = accepted("1")
                .noticed(notice("2", PUBLISHED.plusSeconds(5)))
                .noticed(notice("3", PUBLISHED.plusSeconds(60)));

        var binding = binding(noticed, first, better, asBefore);

        assertThat(binding.label().value()).isEqualTo("2");
        assertThat(binding.pending()).containsExactly(new Pending(asBefore.label(), WaitsFor.CONSENT));
    }

    @Test
    void ignoresAVersionOfAnotherRegion() {
        var elsewhere = version("cn-1").in("cn").after(first, PUBLISHED);

        var binding = binding(accepted("1"), first, elsewhere);

        assertThat(binding.label().value()).isEqualTo("1");
        assertThat(binding.pending()).isEmpty();
    }

    @Test
    void letsTheLocalVersionPrevailForItsRegion() {
        var local = version("eu-1").in("eu").after(first, PUBLISHED);
        var global = version("2").saying("Otherwise.").after(local, PUBLISHED.plusSeconds(10));
        var versions = new PolicyVersions(List.of(first, local, decided(global, false)));

        assertThat(versions.inForce(new Region("eu"), LATER)).contains(local);
        assertThat(versions.inForce(new Region("us"), LATER)
                        .orElseThrow()
                        .label()
                        .value())
                .isEqualTo("2");
    }

    @Test
    void countsOnlyTheFirstDelivery() {
        var terms = accepted("1").noticed(notice("2", PUBLISHED)).noticed(notice("2", LATER));

        assertThat(terms.notices())
                .singleElement()
                .extracting(DeliveredNotice::at)
                .isEqualTo(PUBLISHED);
    }

    private static Binding binding(Terms terms, PolicyVersion... versions) {
        return new BindingTerms(new PolicyVersions(List.of(versions)), new Region("eu"), LATER)
                .of(terms)
                .orElseThrow();
    }

    private static PolicyVersion decided(PolicyVersion it, boolean major) {
        var decision = new OfficerDecision(major, "It says the same.", "officer-1", PUBLISHED.plusSeconds(100));
        return new PolicyVersion(
                it.label(),
                it.sequence(),
                it.publishedAt(),
                it.predecessor(),
                it.fingerprint(),
                it.verdict(),
                decision,
                it.document());
    }

    private static Terms accepted(String version) {
        return Terms.accepting(new AcceptedTerms(
                new dev.accord.consent.policy.VersionLabel(version),
                START,
                new Language("en"),
                new ReceiptId("receipt-1")));
    }

    private static DeliveredNotice notice(String version, Instant at) {
        return new DeliveredNotice(new dev.accord.consent.policy.VersionLabel(version), NoticeOutcome.SHOWN, at);
    }
}
