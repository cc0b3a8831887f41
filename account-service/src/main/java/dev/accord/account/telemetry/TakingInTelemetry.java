package dev.accord.account.telemetry;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.AskingConsent;
import dev.accord.account.consent.Collecting;
import dev.accord.account.consent.DecisionLapsed;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.sealing.ValueId;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.telemetry.DraftItem.DecidedItem;
import dev.accord.account.telemetry.StoringBatch.Delivery;
import dev.accord.account.value.Accounts;
import dev.accord.account.value.NoAccount;
import dev.accord.account.value.Vault;
import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.lease.Lease;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Takes a batch in: each field only for a purpose that the catalogue and consent-service both permit (C3–C5, C8). */
@Component
class TakingInTelemetry {
    private static final int MOST_TRIES = 4;
    private static final int OK = 200;
    private static final Collecting NOTHING_TO_ASK = new Collecting.Decided(Map.of(), new Lease(Long.MAX_VALUE));

    private final Accounts accounts;
    private final DraftingItems drafting;
    private final StoringBatch storing;
    private final Vault vault;
    private final AskingConsent consent;
    private final Idempotency idempotency;

    TakingInTelemetry(
            Accounts accounts,
            DraftingItems drafting,
            StoringBatch storing,
            Vault vault,
            AskingConsent consent,
            Idempotency idempotency) {
        this.accounts = accounts;
        this.drafting = drafting;
        this.storing = storing;
        this.vault = vault;
        this.consent = consent;
        this.idempotency = idempotency;
    }

    /** An outcome for every item, in order. When nobody could be asked, nothing is stored and no mark is left. */
    List<ItemOutcome> takeIn(SubjectId subject, String client, String key, TelemetryRequest request) {
        if (request.items().size() > TelemetryRequest.MOST_ITEMS) {
            throw new Problem(
                    ProblemType.BATCH_TOO_LARGE, "At most " + TelemetryRequest.MOST_ITEMS + " items in one batch.");
        }
        KeyedRequest keyed = new KeyedRequest(subject.value(), "telemetry", key, request);
        if (accounts.find(subject).isEmpty()) {
            throw new NoAccount();
        }
        SubjectSeal seal = vault.of(subject).orElseThrow(NoAccount::new);
        Delivery delivery = new Delivery(subject, client, seal, drafting.draft(request.items(), client, seal));
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            try {
                return take(delivery, keyed);
            } catch (DecisionLapsed lapsed) {
                // asked again, as often as allowed
            } catch (NobodyAnswered unanswered) {
                break;
            }
        }
        return delivery.drafts().stream()
                .map(DraftItem::undecided)
                .map(DecidedItem::outcome)
                .toList();
    }

    /** Consent is asked after everything is sealed, and its lease looked at last before the commit (invariant 2). */
    private List<ItemOutcome> take(Delivery delivery, KeyedRequest keyed) {
        var question = question(delivery.drafts());
        Collecting answer = question.isEmpty() ? NOTHING_TO_ASK : consent.mayCollect(delivery.subject(), question);
        Effect effect = idempotency.once(keyed, session -> switch (answer) {
            case Collecting.Undecided undecided -> throw new NobodyAnswered();
            case Collecting.Decided decided -> {
                ValueId batch = storing.store(session, delivery, decided.permissions());
                if (!question.isEmpty()) {
                    consent.requireInTime(decided);
                }
                yield Effect.of(OK, batch.value());
            }
        });
        return storing.outcomes(delivery, new ValueId(effect.reference())).orElseThrow(NoAccount::new);
    }

    /** What has to be asked: each purpose once, with every field that came for it. */
    private static SortedMap<PurposeKey, Set<FieldKey>> question(List<DraftItem> drafts) {
        SortedMap<PurposeKey, Set<FieldKey>> question = new TreeMap<>();
        for (DraftItem draft : drafts) {
            PurposeKey purpose = draft.purpose();
            if (purpose != null && !draft.sealed().isEmpty()) {
                Set<FieldKey> fields = question.computeIfAbsent(purpose, none -> new TreeSet<>());
                draft.sealed().forEach(candidate -> fields.add(candidate.field().key()));
            }
        }
        return question;
    }

    /** Leaves the transaction without a trace; an earlier sending of the same batch was looked up first. */
    private static final class NobodyAnswered extends RuntimeException {
        NobodyAnswered() {
            super("no decision", null, false, false);
        }
    }
}
