package dev.accord.consent.preview;

import dev.accord.consent.grant.Settlement;
import dev.accord.consent.grant.Subject;
import dev.accord.consent.policy.Policies;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.policy.ReadingPolicies;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.BindingTerms;
import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a person, before they confirm, what a withdrawal stops and for whom (D4, B3). It changes nothing. */
@Component
class PreviewingWithdrawal {

    private final Settlement settlement;
    private final Policies policies;
    private final ReadingPolicies reading;
    private final RecipientsClient recipients;
    private final Clock clock;

    PreviewingWithdrawal(
            Settlement settlement,
            Policies policies,
            ReadingPolicies reading,
            RecipientsClient recipients,
            Clock clock) {
        this.settlement = settlement;
        this.policies = policies;
        this.reading = reading;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** @throws Problem dependency-unavailable when the recipients cannot be told: a wrong "nobody" would be a lie */
    PreviewController.PreviewView preview(SubjectId id, PurposeKey key, @Nullable String language) {
        var subject = settlement
                .awaitSettled(id)
                .orElseThrow(() -> new Problem(
                        ProblemType.TERMS_NOT_ACCEPTED, "Nothing was accepted, so nothing can be withdrawn."));
        var versions = policies.versionsWith(subject.terms().versions());
        var bound = new BindingTerms(versions, reading.cell(), clock.instant())
                .of(subject.terms())
                .orElseThrow()
                .version();
        var purpose = bound.document()
                .purpose(key)
                .orElseThrow(() -> new Problem(
                        known(versions, key) ? ProblemType.NOT_FOUND : ProblemType.UNKNOWN_PURPOSE,
                        "The terms that bind this person have no such purpose."));
        var asked = language == null ? subject.terms().accepted().language().value() : language;
        var tongue = ReadingPolicies.language(bound.document(), asked);
        var receiving = receiving(id, key);
        return new PreviewController.PreviewView(
                stops(subject, purpose, purpose.withoutIt().in(tongue)), receiving);
    }

    private static List<String> stops(Subject subject, Purpose purpose, String words) {
        return subject.hasGranted(purpose.key()) && !words.isEmpty() ? List.of(words) : List.of();
    }

    private static boolean known(PolicyVersions versions, PurposeKey key) {
        return versions.all().stream().anyMatch(it -> it.document().purpose(key).isPresent());
    }

    private List<PreviewController.ReceiverView> receiving(SubjectId id, PurposeKey key) {
        var asked = new RecipientsClient.RecipientsRequest(id.value(), key.value());
        return switch (Outward.ask(() -> recipients.of(asked))) {
            case Answer.Given<RecipientsClient.Recipients> given -> PreviewController.ReceiverView.of(given.value());
            case Answer.Refused<RecipientsClient.Recipients> refused -> throw undetermined();
            case Answer.Unavailable<RecipientsClient.Recipients> unavailable -> throw undetermined();
        };
    }

    static Problem undetermined() {
        return new Problem(
                        ProblemType.DEPENDENCY_UNAVAILABLE,
                        "Who would stop receiving data could not be determined just now. Nothing was changed; a withdrawal is possible"
                                + " all the same and takes effect for every recipient.")
                .retryAfter(Duration.ofSeconds(1));
    }
}
