package dev.accord.account.telemetry;

import com.mongodb.client.ClientSession;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.Permission;
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
import dev.accord.kit.time.IdSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes what may be kept of a batch, and what was answered about each item, in one transaction (invariant 4). */
@Component
class StoringBatch {
    private final Accounts accounts;
    private final Observations observations;
    private final Batches batches;
    private final IdSource ids;
    private final Clock clock;

    StoringBatch(Accounts accounts, Observations observations, Batches batches, IdSource ids, Clock clock) {
        this.accounts = accounts;
        this.observations = observations;
        this.batches = batches;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One batch on its way in.
     *
     * @param client the OAuth client that sent it
     */
    record Delivery(SubjectId subject, String client, SubjectSeal seal, List<DraftItem> drafts) {}

    /** The id under which the outcomes can be found again. */
    ValueId store(ClientSession session, Delivery delivery, Map<PurposeKey, Permission> permissions) {
        Account account = accounts.find(session, delivery.subject()).orElseThrow(NoAccount::new);
        List<DecidedItem> items = delivery.drafts().stream()
                .map(draft -> draft.decided(permissions))
                .toList();
        List<StoredValue> values =
                items.stream().flatMap(item -> item.stored().stream()).toList();
        ValueId batch = ValueId.of(ids.next());
        Instant now = clock.instant();
        if (!values.isEmpty()) {
            observations.add(session, observed(items, delivery.subject(), batch, now));
            accounts.save(session, Revision.of(account, now).collect(values, delivery.client()));
        }
        List<ItemOutcome> outcomes = items.stream().map(DecidedItem::outcome).toList();
        batches.add(session, delivery.subject(), batch, outcomes, delivery.seal());
        return batch;
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

    Optional<List<ItemOutcome>> outcomes(Delivery delivery, ValueId batch) {
        return batches.find(delivery.subject(), batch, delivery.seal());
    }
}
