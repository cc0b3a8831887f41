package dev.accord.account.telemetry;

import com.mongodb.client.ClientSession;
import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.AskingConsent;
import dev.accord.account.consent.Collecting;
import dev.accord.account.consent.DecisionLapsed;
import dev.accord.account.sealing.SubjectSeal;
import dev.accord.account.sealing.ValueId;
import dev.accord.account.subject.SubjectId;
import dev.accord.account.telemetry.DraftItem.DecidedItem;
import dev.accord.account.value.Account;
import dev.accord.account.value.Accounts;
import dev.accord.account.value.NoAccount;
import dev.accord.account.value.Observation;
import dev.accord.account.value.Observations;
import dev.accord.account.value.Revision;
import dev.accord.account.value.StoredValue;
import dev.accord.account.value.Vault;
import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.time.IdSource;
import java.time.Clock;
import java.time.Instant;
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

    private final Accounts accounts;
    private final Observations observations;
    private final Batches batches;
    private final DraftingItems drafting;
    private final Vault vault;
    private final AskingConsent consent;
    private final Idempotency idempotency;
    private final IdSource ids;
    private final Clock clock;

    TakingInTelemetry(
            Accounts accounts,
            Observations observations,
            Batches batches,
            DraftingItems drafting,
            Vault vault,
            AskingConsent consent,
            Idempotency idempotency,
            IdSource ids,
            Clock clock) {
        this.accounts = accounts;
        this.observations = observations;
        this.batches = batches;
        this.drafting = drafting;
        this.vault = vault;
        this.consent = consent;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** An outcome for every item, in order. When nobody could be asked, nothing is stored and no mark is left. */
    List<ItemOutcome> takeIn(SubjectId subject, String client, String key, TelemetryRequest request) {
        if (request.items().size() > TelemetryRequest.MOST_ITEMS) {
            throw new Problem(
                    ProblemType.BATCH_TOO_LARGE, "At most " + TelemetryRequest.MOST_ITEMS + " items in one batch.");
        }
        var keyed = new KeyedRequest(subject.value(), "telemetry", key, request);
        requireAccount(subject);
        SubjectSeal seal = vault.of(subject).orElseThrow(NoAccount::new);
        List<DraftItem> drafts = drafting.draft(request.items(), client, seal);
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            try {
                return take(new Delivery(subject, client, keyed, seal), drafts);
            } catch (DecisionLapsed lapsed) {
                // asked again, as often as allowed
            } catch (Undecided undecided) {
                break;
            }
        }
        return outcomes(drafts.stream().map(DraftItem::undecided).toList());
    }

    private void requireAccount(SubjectId subject) {
        if (accounts.find(subject).isEmpty()) {
            throw new NoAccount();
        }
    }

    private record Delivery(SubjectId subject, String client, KeyedRequest keyed, SubjectSeal seal) {}

    private List<ItemOutcome> take(Delivery delivery, List<DraftItem> drafts) {
        var question = question(drafts);
        Collecting answer = question.isEmpty() ? NOTHING_TO_ASK : consent.mayCollect(delivery.subject(), question);
        Effect effect = idempotency.once(delivery.keyed(), session -> switch (answer) {
            case Collecting.Undecided undecided -> throw new Undecided();
            case Collecting.Decided decided -> store(session, delivery, drafts, decided, !question.isEmpty());
        });
        return batches.find(delivery.subject(), new ValueId(effect.reference()), delivery.seal())
                .orElseThrow(NoAccount::new);
    }

    private Effect store(
            ClientSession session,
            Delivery delivery,
            List<DraftItem> drafts,
            Collecting.Decided decided,
            boolean asked) {
        Account account = accounts.find(session, delivery.subject()).orElseThrow(NoAccount::new);
        List<DecidedItem> items = drafts.stream()
                .map(draft -> draft.decided(decided.permissions()))
                .toList();
        List<StoredValue> values =
                items.stream().flatMap(item -> item.stored().stream()).toList();
        ValueId batch = ValueId.of(ids.next());
        Instant now = clock.instant();
        if (!values.isEmpty()) {
            observations.add(session, observed(items, delivery.subject(), batch, now));
            accounts.save(session, Revision.of(account, now).collect(values, delivery.client()));
        }
        batches.add(session, delivery.subject(), batch, outcomes(items), delivery.seal());
        if (asked) {
            consent.requireInTime(decided);
        }
        return Effect.of(OK, batch.value());
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

    private static List<Observation> observed(List<DecidedItem> items, SubjectId subject, ValueId batch, Instant now) {
        return items.stream()
                .filter(item -> !item.stored().isEmpty())
                .map(item -> Observation.of(
                        batch,
                        item.draft().index(),
                        subject,
                        item.draft().kind(),
                        item.draft().at(),
                        now,
                        item.stored()))
                .toList();
    }

    private static List<ItemOutcome> outcomes(List<DecidedItem> items) {
        return items.stream().map(DecidedItem::outcome).toList();
    }

    private static final Collecting NOTHING_TO_ASK =
            new Collecting.Decided(Map.of(), new dev.accord.kit.lease.Lease(Long.MAX_VALUE));

    /** Leaves the transaction without a trace; an earlier sending of the same batch was looked up first. */
    private static final class Undecided extends RuntimeException {
        Undecided() {
            super("no decision", null, false, false);
        }
    }
}
