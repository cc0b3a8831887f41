package dev.accord.account.consent;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.Collecting.Undecided;
import dev.accord.account.consent.ConsentClient.Action;
import dev.accord.account.consent.ConsentClient.Evaluation;
import dev.accord.account.consent.ConsentClient.EvaluationsAnswer;
import dev.accord.account.consent.ConsentClient.EvaluationsRequest;
import dev.accord.account.consent.ConsentClient.Resource;
import dev.accord.account.consent.ConsentClient.ResourceProperties;
import dev.accord.account.consent.ConsentClient.Subject;
import dev.accord.account.consent.ConsentClient.TermsAnswer;
import dev.accord.account.subject.SubjectId;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.kit.time.MonotonicClock;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** Asks consent-service. On doubt, time-out or fault the answer is no (invariant 1). */
@Component
public class AskingConsent {
    private static final int NOT_FOUND = 404;

    private final ConsentClient consent;
    private final MonotonicClock monotonic;
    private final LeaseTerms leases;

    AskingConsent(ConsentClient consent, MonotonicClock monotonic, LeaseTerms leases) {
        this.consent = consent;
        this.monotonic = monotonic;
        this.leases = leases;
    }

    /** One call for all purposes, bounded by the number of purposes in the catalogue. */
    public Collecting mayCollect(SubjectId subject, SortedMap<PurposeKey, Set<FieldKey>> asked) {
        return switch (Outward.ask(() -> evaluate(subject, asked))) {
            case Answer.Given<Collecting>(Collecting collecting) -> collecting;
            case Answer.Refused<Collecting> refused -> new Undecided("refused-" + refused.status());
            case Answer.Unavailable<Collecting> unavailable -> new Undecided(unavailable.why());
        };
    }

    private Collecting evaluate(SubjectId subject, SortedMap<PurposeKey, Set<FieldKey>> asked) {
        long sentAtNanos = monotonic.nanos();
        EvaluationsAnswer answer = consent.evaluations(request(subject, asked));
        return new AnswerReading(asked, sentAtNanos, leases.margin()).read(answer);
    }

    /**
     * Called inside the transaction that stores what was permitted, last before it is committed.
     *
     * @throws DecisionLapsed when too much time has passed since the question was sent
     */
    public void requireInTime(Collecting.Decided decided) {
        if (decided.lease().isOver(monotonic.nanos())) {
            throw new DecisionLapsed();
        }
    }

    private static EvaluationsRequest request(SubjectId subject, SortedMap<PurposeKey, Set<FieldKey>> asked) {
        List<Evaluation> evaluations = asked.entrySet().stream()
                .map(entry -> new Evaluation(new Resource(
                        "personal-data",
                        entry.getKey().value(),
                        new ResourceProperties(entry.getValue().stream()
                                .map(FieldKey::value)
                                .sorted()
                                .toList()))))
                .toList();
        return new EvaluationsRequest(new Subject("subject", subject.value()), new Action("collect"), evaluations);
    }

    public AcceptedTerms terms(SubjectId subject) {
        return switch (Outward.ask(() -> consent.terms(subject.value()))) {
            case Answer.Given<TermsAnswer>(TermsAnswer(String version))
            when version != null && !version.isBlank() && version.length() <= 40 -> new AcceptedTerms.Accepted(version);
            case Answer.Given<TermsAnswer> malformed -> new AcceptedTerms.Unknown();
            case Answer.Refused<TermsAnswer> refused ->
                refused.status() == NOT_FOUND ? new AcceptedTerms.NotAccepted() : new AcceptedTerms.Unknown();
            case Answer.Unavailable<TermsAnswer> unavailable -> new AcceptedTerms.Unknown();
        };
    }
}
