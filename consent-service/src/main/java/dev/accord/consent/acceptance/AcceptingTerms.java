package dev.accord.consent.acceptance;

import com.mongodb.client.ClientSession;
import dev.accord.consent.grant.Happening;
import dev.accord.consent.grant.History;
import dev.accord.consent.grant.HistoryEntry;
import dev.accord.consent.grant.Settlement;
import dev.accord.consent.grant.Subject;
import dev.accord.consent.grant.Subjects;
import dev.accord.consent.policy.Policies;
import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.policy.ReadingPolicies;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.purpose.Language;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.receipt.ReceiptIssuing;
import dev.accord.consent.receipt.ReceiptIssuing.Matter;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.AcceptedTerms;
import dev.accord.consent.terms.BindingTerms;
import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.outbox.Outbox;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.time.IdSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A person accepts a version of the policy in so many words (U1, P4). It grants no purpose that rests on consent (C2). */
@Component
class AcceptingTerms {

    private final Subjects subjects;
    private final History history;
    private final Settlement settlement;
    private final Policies policies;
    private final ReadingPolicies reading;
    private final ReceiptIssuing receipts;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Clock clock;
    private final IdSource ids;

    AcceptingTerms(
            Subjects subjects,
            History history,
            Settlement settlement,
            Policies policies,
            ReadingPolicies reading,
            ReceiptIssuing receipts,
            Idempotency idempotency,
            Outbox outbox,
            Clock clock,
            IdSource ids) {
        this.subjects = subjects;
        this.history = history;
        this.settlement = settlement;
        this.policies = policies;
        this.reading = reading;
        this.receipts = receipts;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /** An acceptance that is on record and may be shown. */
    record Accepted(int status, ReceiptId receiptId, String receipt, VersionLabel version) {}

    Accepted accept(SubjectId id, TermsController.AcceptanceRequest request, String key) {
        var version = reading.version(request.version());
        var language = ReadingPolicies.language(version.document(), request.language());
        var effect = idempotency.once(new KeyedRequest(id.value(), "accept-terms", key, request), session -> {
            var present = subjects.find(session, id);
            present.ifPresentOrElse(it -> requireNotOlder(it, version), () -> requireInForce(version));
            return record(session, id, present.orElse(null), version, language);
        });
        settlement.awaitSettled(id);
        var receipt = new ReceiptId(effect.reference());
        var entry = history.receipt(id, receipt).orElseThrow(() -> Problem.notFound("receipt"));
        return new Accepted(effect.status(), receipt, Objects.requireNonNull(entry.receipt()), entry.policyVersion());
    }

    private Effect record(
            ClientSession session,
            SubjectId id,
            @org.jspecify.annotations.Nullable Subject present,
            PolicyVersion version,
            Language language) {
        var now = clock.instant();
        var accepted = new AcceptedTerms(
                version.label(), now, language, new ReceiptId(ids.next().toString()));
        Subject next;
        if (present == null) {
            next = Subject.accepting(id, accepted);
            subjects.add(session, next);
        } else {
            next = present.accept(accepted);
            subjects.replace(session, next);
        }
        var unasked = version.document().purposes().stream()
                .filter(it -> !it.restsOnConsent())
                .toList();
        var receipt = receipts.issue(new Matter(
                accepted.receipt(),
                id,
                version,
                language,
                unasked,
                List.of(),
                null,
                "terms-acceptance",
                "accepted",
                now,
                null));
        history.add(
                session,
                HistoryEntry.proved(next, now, version.label(), new Happening.TermsAccepted(language), receipt));
        outbox.add(session, "sharing-service", id.value(), next.seq(), "terms-accepted", payload(id, version, unasked));
        return Effect.of(200, receipt.id().value());
    }

    private static Map<String, Object> payload(SubjectId id, PolicyVersion version, List<Purpose> unasked) {
        return Map.of(
                "subject", id.value(),
                "version", version.label().value(),
                "purposes", unasked.stream().map(it -> it.key().value()).toList());
    }

    private void requireInForce(PolicyVersion version) {
        var inForce = reading.current(null);
        if (!inForce.label().equals(version.label())) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The version in force is " + inForce.label() + "; only that one can be accepted now.");
        }
    }

    private void requireNotOlder(Subject subject, PolicyVersion version) {
        PolicyVersions versions = policies.versionsWith(subject.terms().versions());
        var bound = new BindingTerms(versions, reading.cell(), clock.instant()).of(subject.terms());
        boolean older = bound.isPresent() && bound.get().version().sequence() > version.sequence();
        boolean foreign = versions.applicable(reading.cell(), clock.instant()).stream()
                .noneMatch(it -> it.label().equals(version.label()));
        if (older || foreign || !version.isEffective(clock.instant())) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    older
                            ? "A newer version binds this person already."
                            : "That version is not in effect for this region, so it cannot be accepted yet.");
        }
    }
}
