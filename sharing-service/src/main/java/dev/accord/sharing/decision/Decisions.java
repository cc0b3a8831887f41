package dev.accord.sharing.decision;

import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.time.MonotonicClock;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.decision.ConsentClient.Action;
import dev.accord.sharing.decision.ConsentClient.Context;
import dev.accord.sharing.decision.ConsentClient.Entity;
import dev.accord.sharing.decision.ConsentClient.Evaluations;
import dev.accord.sharing.decision.ConsentClient.EvaluationsRequest;
import dev.accord.sharing.decision.ConsentClient.Resource;
import dev.accord.sharing.pairwise.SubjectId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;

/**
 * Asks consent-service. Down, late, failing, malformed, too few answers: each is a refusal of the whole (S1, invariant
 * 1), never a guess.
 */
@Component
public class Decisions {

    /** As many as consent-service takes at once. */
    public static final int MOST = 500;

    private static final String SERVICE = "consent-service";
    private static final Action DISCLOSE = new Action("disclose");

    private final ConsentClient consent;
    private final MonotonicClock monotonic;
    private final LeaseTerms terms;
    private final Clock clock;

    Decisions(ConsentClient consent, MonotonicClock monotonic, LeaseTerms terms, Clock clock) {
        this.consent = consent;
        this.monotonic = monotonic;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * The same question about up to 500 subjects, answered in their order.
     *
     * @throws Problem dependency-unavailable
     */
    public List<Decision> about(List<SubjectId> subjects, Question question) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        var request = new EvaluationsRequest(
                null,
                DISCLOSE,
                resource(question),
                new Context(question.recipient().value()),
                subjects.stream()
                        .map(subject -> new ConsentClient.Question(entity(subject), null, null))
                        .toList());
        return ask(request, index -> question.fields());
    }

    /**
     * Up to 500 questions about one subject, answered in their order.
     *
     * @throws Problem dependency-unavailable
     */
    public List<Decision> about(SubjectId subject, List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        var request = new EvaluationsRequest(
                entity(subject),
                DISCLOSE,
                null,
                null,
                questions.stream()
                        .map(question -> new ConsentClient.Question(
                                null,
                                resource(question),
                                new Context(question.recipient().value())))
                        .toList());
        return ask(request, index -> questions.get(index).fields());
    }

    private List<Decision> ask(EvaluationsRequest request, IntFunction<List<FieldKey>> asked) {
        long sentAt = monotonic.nanos();
        Answer<Evaluations> answer = Outward.ask(() -> consent.evaluate(request));
        var evaluations = answer.orUnavailable(SERVICE).evaluations();
        if (evaluations == null || evaluations.size() != request.evaluations().size()) {
            throw Problem.unavailable(SERVICE);
        }
        var decisions = new ArrayList<Decision>(evaluations.size());
        for (int i = 0; i < evaluations.size(); i++) {
            var reading = new ReadingDecision(asked.apply(i), sentAt, terms.length(), terms.margin(), clock);
            decisions.add(reading.read(evaluations.get(i)).orElseThrow(() -> Problem.unavailable(SERVICE)));
        }
        return decisions;
    }

    private static Entity entity(SubjectId subject) {
        return new Entity("subject", subject.value());
    }

    private static Resource resource(Question question) {
        return new Resource(
                "personal-data",
                question.purpose().value(),
                Map.of("fields", question.fields().stream().map(FieldKey::value).toList()));
    }
}
