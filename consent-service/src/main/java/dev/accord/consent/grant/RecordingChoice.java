package dev.accord.consent.grant;

import com.mongodb.client.ClientSession;
import dev.accord.consent.policy.Policies;
import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.policy.ReadingPolicies;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.BindingTerms;
import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.time.IdSource;
import dev.accord.kit.web.Version;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a choice: state, history with its receipt, outgoing event and idempotency mark in one transaction (invariant 4). */
@Component
class RecordingChoice {

    private final Subjects subjects;
    private final History history;
    private final Policies policies;
    private final ReadingPolicies reading;
    private final ChoiceCheck check;
    private final ChoiceReceipts receipts;
    private final ConsentEvents events;
    private final Idempotency idempotency;
    private final Settlement settlement;
    private final Clock clock;
    private final IdSource ids;

    RecordingChoice(
            Subjects subjects,
            History history,
            Policies policies,
            ReadingPolicies reading,
            ChoiceCheck check,
            ChoiceReceipts receipts,
            ConsentEvents events,
            Idempotency idempotency,
            Settlement settlement,
            Clock clock,
            IdSource ids) {
        this.subjects = subjects;
        this.history = history;
        this.policies = policies;
        this.reading = reading;
        this.check = check;
        this.receipts = receipts;
        this.events = events;
        this.idempotency = idempotency;
        this.settlement = settlement;
        this.clock = clock;
        this.ids = ids;
    }

    /** What a keyed request is compared by: the purpose is part of what was sent. */
    record Sent(PurposeKey purpose, ChoiceRequest request) {}

    /** Returns when a majority has it; what it returns must not be shown before it is settled. */
    Effect durably(SubjectId id, PurposeKey purpose, ChoiceRequest request, String key, @Nullable String ifMatch) {
        var keyed = new KeyedRequest(id.value(), "choose", key, new Sent(purpose, request));
        return idempotency.once(keyed, session -> {
            var subject = subjects.find(session, id).orElseThrow(RecordingChoice::noTerms);
            Version.requireIfGiven(ifMatch, subject.seq());
            return record(session, subject, purpose, request);
        });
    }

    /** The recorded choice with its receipt, once everything it shows is settled. */
    RecordedChoice shown(SubjectId id, Effect effect) {
        settlement.awaitSettled(id);
        var entry =
                history.receipt(id, new ReceiptId(effect.reference())).orElseThrow(() -> Problem.notFound("receipt"));
        return new RecordedChoice(
                effect.status(),
                new ReceiptId(effect.reference()),
                java.util.Objects.requireNonNull(entry.receipt()),
                entry.position().seq());
    }

    private Effect record(ClientSession session, Subject subject, PurposeKey key, ChoiceRequest request) {
        var versions = policies.versionsWith(subject.terms().versions());
        var bound = bound(versions, subject);
        var purpose = check.purpose(versions, bound, key);
        check.request(purpose, request);
        var language = ReadingPolicies.language(
                bound.document(),
                request.language() == null
                        ? subject.terms().accepted().language().value()
                        : request.language());
        var declaration = new Declaration(
                key,
                request.recipient() == null ? null : new PartnerId(request.recipient()),
                request.actions() == null
                        ? purpose.actions()
                        : request.actions().stream().distinct().toList(),
                request.choice().state(),
                clock.instant(),
                bound.label(),
                new ReceiptId(ids.next().toString()),
                request.until());
        var next = subject.declare(declaration);
        check.bounded(next);
        subjects.replace(session, next);
        var happening = new Happening.ChoiceMade(
                key,
                declaration.recipient(),
                declaration.actions(),
                declaration.state(),
                language,
                declaration.until());
        var receipt = receipts.issue(subject.id(), bound, language, purpose, declaration);
        history.add(session, HistoryEntry.proved(next, declaration.at(), bound.label(), happening, receipt));
        events.announce(session, next, declaration);
        return Effect.of(200, receipt.id().value());
    }

    private PolicyVersion bound(PolicyVersions versions, Subject subject) {
        return new BindingTerms(versions, reading.cell(), clock.instant())
                .of(subject.terms())
                .orElseThrow(RecordingChoice::noTerms)
                .version();
    }

    private static Problem noTerms() {
        return new Problem(
                ProblemType.TERMS_NOT_ACCEPTED,
                "Accept the policy in force first: PUT /api/consent/me/terms with its version.");
    }
}
