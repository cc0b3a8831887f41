package dev.accord.sharing.recipient;

import dev.accord.sharing.agreement.Agreement;
import dev.accord.sharing.agreement.Agreements;
import dev.accord.sharing.agreement.PurposeTerms;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.decision.Decision;
import dev.accord.sharing.decision.Decisions;
import dev.accord.sharing.decision.Question;
import dev.accord.sharing.enrolment.Enrolments;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.Partner;
import dev.accord.sharing.partner.PartnerId;
import dev.accord.sharing.partner.Partners;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Works out who may read what about a subject now (B4), and who would stop receiving it (B3, D4). */
@Component
class FindingRecipients {

    private final Agreements agreements;
    private final Partners partners;
    private final Enrolments enrolments;
    private final Decisions decisions;
    private final Clock clock;

    FindingRecipients(
            Agreements agreements, Partners partners, Enrolments enrolments, Decisions decisions, Clock clock) {
        this.agreements = agreements;
        this.partners = partners;
        this.enrolments = enrolments;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** An agreement under which fields may leave, with its partner. */
    record Candidate(Partner partner, Agreement agreement, PurposeTerms purpose, List<FieldKey> fields) {}

    /** Who may read, what of it, and the decision that lets them. */
    record Recipient(Candidate candidate, Decision decision) {}

    /** Asks consent-service about every active agreement; exactly what a read would be allowed now. */
    List<Recipient> mayRead(SubjectId subject, Optional<FieldKey> field) {
        var candidates = candidates(Optional.empty(), field);
        var recipients = new ArrayList<Recipient>();
        for (int from = 0; from < candidates.size(); from += Decisions.MOST) {
            var some = candidates.subList(from, Math.min(from + Decisions.MOST, candidates.size()));
            var decided = decisions.about(
                    subject, some.stream().map(FindingRecipients::question).toList());
            for (int i = 0; i < some.size(); i++) {
                if (!decided.get(i).permitsNothing()) {
                    recipients.add(new Recipient(some.get(i), decided.get(i)));
                }
            }
        }
        return recipients;
    }

    /** From our own lists only, since consent-service is the one who asks. */
    List<Candidate> wouldStop(SubjectId subject, PurposeKey purpose) {
        return candidates(Optional.of(purpose), Optional.empty()).stream()
                .filter(one ->
                        enrolments.includes(subject, purpose, one.partner().id()))
                .toList();
    }

    private List<Candidate> candidates(Optional<PurposeKey> purpose, Optional<FieldKey> field) {
        var letting = agreements.letting(purpose, clock.instant());
        Map<PartnerId, Partner> active =
                partners
                        .all(letting.stream()
                                .map(one -> one.terms().partner())
                                .distinct()
                                .toList())
                        .stream()
                        .filter(Partner::isActive)
                        .collect(Collectors.toMap(Partner::id, Function.identity()));
        var candidates = new ArrayList<Candidate>();
        for (var agreement : letting) {
            var partner = active.get(agreement.terms().partner());
            for (var terms : agreement.terms().purposes()) {
                var fields = terms.fieldKeys().stream()
                        .filter(key -> field.map(key::equals).orElse(true))
                        .toList();
                boolean wanted = purpose.map(terms.purpose()::equals).orElse(true);
                if (partner != null && wanted && !fields.isEmpty()) {
                    candidates.add(new Candidate(partner, agreement, terms, fields));
                }
            }
        }
        return candidates;
    }

    private static Question question(Candidate candidate) {
        return new Question(
                candidate.purpose().purpose(),
                candidate.fields(),
                candidate.partner().id());
    }
}
