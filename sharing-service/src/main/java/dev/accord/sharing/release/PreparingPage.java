package dev.accord.sharing.release;

import dev.accord.kit.lease.Lease;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.sharing.decision.Decision;
import dev.accord.sharing.decision.Decisions;
import dev.accord.sharing.decision.Question;
import dev.accord.sharing.deletion.DeletionSettings;
import dev.accord.sharing.disclosure.Disclosure;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.release.Answers.Item;
import dev.accord.sharing.release.Answers.Obligations;
import dev.accord.sharing.release.Answers.WithheldSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes an answer ready to leave: values read and encrypted first, the decision last (invariant 2). */
@Component
class PreparingPage {

    private final FillingRows filling;
    private final Gate gate;
    private final Decisions decisions;
    private final DeletionSettings deletion;
    private final LeaseTerms terms;

    PreparingPage(FillingRows filling, Gate gate, Decisions decisions, DeletionSettings deletion, LeaseTerms terms) {
        this.filling = filling;
        this.gate = gate;
        this.decisions = decisions;
        this.deletion = deletion;
        this.terms = terms;
    }

    PreparedPage prepare(ReleaseQuestion question) {
        var sealing = Sealing.to(question.partner().keys().encryptionKey());
        var rows = filling.fill(question, sealing);
        var lease = gate.pass(question.partner(), question.agreement()).and(freshness(question));
        var decided = decide(question, rows);
        var minimising = new Minimising(question.asked(), sensitive -> filling.seal(sealing, sensitive));
        var items = new ArrayList<Item>();
        var withheld = new ArrayList<WithheldSubject>();
        var entries = new ArrayList<Disclosure.Entry>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var decision = decided.get(i);
            var item = minimising.item(row, decision);
            items.add(item);
            if (item.isEmpty()) {
                withheld.add(new WithheldSubject(item.subject(), reason(decision)));
                continue;
            }
            lease = lease.and(new Lease(decision.leaseEndsAtNanos()));
            entries.add(new Disclosure.Entry(
                    row.subject(),
                    minimising.disclosed(row, decision),
                    decision.receiptId(),
                    decision.basis(),
                    decision.policyVersion()));
        }
        return new PreparedPage(question, items, withheld, entries, last(question, rows), obligations(question), lease);
    }

    /** Values read too long ago may have been corrected or deleted since, and their follow-up would miss this page. */
    private Lease freshness(ReleaseQuestion question) {
        return new Lease(question.arrivedAtNanos() + deletion.delay(terms).toNanos());
    }

    private List<Decision> decide(ReleaseQuestion question, List<Row> rows) {
        return decisions.about(
                rows.stream().map(Row::subject).toList(),
                new Question(
                        question.purpose().purpose(),
                        question.asked().keys(),
                        question.partner().id()));
    }

    private static String reason(Decision decision) {
        return decision.permitsNothing() ? decision.reason() : Minimising.NOT_HELD;
    }

    private static Optional<SubjectId> last(ReleaseQuestion question, List<Row> rows) {
        return rows.isEmpty() || rows.size() == question.candidates().size()
                ? Optional.empty()
                : Optional.of(rows.getLast().subject());
    }

    private Obligations obligations(ReleaseQuestion question) {
        var terms = question.agreement().terms();
        var purpose = question.purpose().purpose().value();
        return new Obligations(
                question.agreement().id().value(),
                purpose,
                purpose,
                terms.endsAt(),
                terms.endsAt().plus(deletion.deadline()),
                deletion.deadline().toString(),
                false,
                terms.confidentiality().duties());
    }
}
