package dev.accord.consent.decision;

import dev.accord.consent.grant.Subject;
import dev.accord.consent.grant.Subjects;
import dev.accord.consent.policy.Policies;
import dev.accord.consent.policy.Region;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.store.StoreSettings;
import dev.accord.kit.time.MonotonicClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Decides whether data may be collected, used or disclosed now (C8, B9). Every allow carries a lease that began with the read it rests
 * on; a fault of the store is thrown, which nobody can mistake for an allow.
 */
@Component
class Deciding {

    private final LinearizableReads reads;
    private final SharedBarrier barrier;
    private final Subjects subjects;
    private final Policies policies;
    private final Region region;
    private final LeaseTerms lease;
    private final MonotonicClock monotonic;
    private final Clock clock;
    private final DecisionFigures figures;

    Deciding(
            LinearizableReads reads,
            SharedBarrier barrier,
            Subjects subjects,
            Policies policies,
            StoreSettings store,
            LeaseTerms lease,
            MonotonicClock monotonic,
            Clock clock,
            DecisionFigures figures) {
        this.reads = reads;
        this.barrier = barrier;
        this.subjects = subjects;
        this.policies = policies;
        this.region = new Region(store.region());
        this.lease = lease;
        this.monotonic = monotonic;
        this.clock = clock;
        this.figures = figures;
    }

    /** @param lease how long what is permitted may still be used; zero when nothing is */
    record Answer(Decision decision, Duration lease) {}

    /** One question, by one linearizable read. */
    Answer decide(Question question) {
        var read = reads.one(question.subject());
        var now = clock.instant();
        var decision = rules(read.subject().stream().toList(), now).decide(question, read.subject());
        return answer(decision, read.barrierNanos(), now);
    }

    /** Many questions, by one shared barrier and one read of all their subjects. Answers are in the order of the questions. */
    List<Answer> decide(List<Question> questions) {
        var ids = questions.stream().map(Question::subject).distinct().toList();
        var shared = barrier.await();
        Map<SubjectId, Subject> found;
        try (var session = barrier.behind(shared)) {
            found = subjects.all(session, ids).stream().collect(Collectors.toMap(Subject::id, Function.identity()));
        }
        var now = clock.instant();
        var rules = rules(found.values(), now);
        return questions.stream()
                .map(it -> rules.decide(it, Optional.ofNullable(found.get(it.subject()))))
                .map(it -> answer(it, shared.beganAtNanos(), now))
                .toList();
    }

    private DecisionRules rules(Collection<Subject> read, Instant now) {
        List<VersionLabel> named = read.stream()
                .flatMap(it -> it.terms().versions().stream())
                .distinct()
                .toList();
        return new DecisionRules(policies.versionsWith(named), region, now);
    }

    /** A lease never outlives a known end. */
    private Answer answer(Decision decision, long barrierNanos, Instant now) {
        figures.count(decision);
        if (decision.permitted().isEmpty() && !decision.isPermitted()) {
            return new Answer(decision, Duration.ZERO);
        }
        var left = lease.length().minusNanos(monotonic.nanos() - barrierNanos);
        var until = decision.until();
        if (until != null && Duration.between(now, until).compareTo(left) < 0) {
            left = Duration.between(now, until);
        }
        return new Answer(decision, left.isNegative() ? Duration.ZERO : left);
    }
}
