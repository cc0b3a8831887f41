package dev.accord.consent.acceptance;

import dev.accord.consent.grant.Settlement;
import dev.accord.consent.grant.Subject;
import dev.accord.consent.grant.Subjects;
import dev.accord.consent.policy.Policies;
import dev.accord.consent.policy.ReadingPolicies;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.Binding;
import dev.accord.consent.terms.BindingTerms;
import dev.accord.kit.web.Cursor;
import dev.accord.kit.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says which terms bind whom, since when and why (P4). */
@Component
class FindingTerms {

    /** How many people one page looks through: the terms of each are worked out anew, for they depend on the time. */
    private static final int LOOKED_THROUGH_MAX = 1_000;

    private final Subjects subjects;
    private final Settlement settlement;
    private final Policies policies;
    private final ReadingPolicies reading;
    private final Clock clock;

    FindingTerms(Subjects subjects, Settlement settlement, Policies policies, ReadingPolicies reading, Clock clock) {
        this.subjects = subjects;
        this.settlement = settlement;
        this.policies = policies;
        this.reading = reading;
        this.clock = clock;
    }

    /** One person bound by the version that was asked about. */
    record Bound(SubjectId subject, Instant since, Binding.Because because, List<Binding.Pending> pending) {}

    Optional<Binding> binding(Subject subject) {
        var versions = policies.versionsWith(subject.terms().versions());
        return new BindingTerms(versions, reading.cell(), clock.instant()).of(subject.terms());
    }

    /** A page may be empty and still go on: it looks through a bounded number of people. */
    Page<Bound> boundBy(VersionLabel version, Optional<String> after, int limit) {
        var found = new ArrayList<Bound>();
        var people = subjects.page(after, LOOKED_THROUGH_MAX);
        settlement.awaitSettled(people);
        for (Subject subject : people) {
            binding(subject)
                    .filter(it -> it.label().equals(version))
                    .ifPresent(it -> found.add(new Bound(subject.id(), it.since(), it.because(), it.pending())));
            if (found.size() == limit) {
                boolean last = subject.equals(people.getLast()) && people.size() < LOOKED_THROUGH_MAX;
                return new Page<>(found, last ? null : Cursor.of(subject.id().value()));
            }
        }
        return new Page<>(
                found,
                people.size() < LOOKED_THROUGH_MAX
                        ? null
                        : Cursor.of(people.getLast().id().value()));
    }
}
