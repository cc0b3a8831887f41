package dev.accord.sharing.deletion;

import com.mongodb.client.ClientSession;
import dev.accord.kit.signal.Traces;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.time.IdSource;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.disclosure.Disclosures;
import dev.accord.sharing.disclosure.Disclosures.Received;
import dev.accord.sharing.pairwise.PairwiseId;
import dev.accord.sharing.pairwise.PairwiseIds;
import dev.accord.sharing.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells partners what has become of data they received: one order or message per partner, from the disclosure records. */
@Component
class FollowingUp {

    private static final Duration HOLD = Duration.ofSeconds(30);
    private static final int MOST_IN_ONE_RUN = 200;

    private final FollowUps followUps;
    private final Disclosures disclosures;
    private final Deletions deletions;
    private final PairwiseIds pairwiseIds;
    private final Webhooks webhooks;
    private final Transactions transactions;
    private final DeletionSettings settings;
    private final Clock clock;
    private final IdSource ids;
    private final Traces traces;

    FollowingUp(
            FollowUps followUps,
            Disclosures disclosures,
            Deletions deletions,
            PairwiseIds pairwiseIds,
            Webhooks webhooks,
            Transactions transactions,
            DeletionSettings settings,
            Clock clock,
            IdSource ids,
            Traces traces) {
        this.followUps = followUps;
        this.disclosures = disclosures;
        this.deletions = deletions;
        this.pairwiseIds = pairwiseIds;
        this.webhooks = webhooks;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.traces = traces;
    }

    @Scheduled(fixedDelayString = "${accord.sharing.deletion.pace:200ms}")
    void run() {
        for (int done = 0; done < MOST_IN_ONE_RUN; done++) {
            var next = followUps.claim(HOLD);
            if (next.isEmpty()) {
                return;
            }
            var followUp = next.get();
            traces.continuing(followUp.trace(), "follow-up " + followUp.kind(), () -> follow(followUp));
        }
    }

    private void follow(FollowUp followUp) {
        transactions.inOne(session -> {
            if (followUps.finish(session, followUp)) {
                disclosures
                        .received(
                                session,
                                followUp.subject(),
                                Optional.ofNullable(followUp.purpose()),
                                Optional.ofNullable(followUp.field()))
                        .stream()
                        .filter(received -> followUp.recipient() == null
                                || followUp.recipient().equals(received.partner()))
                        .forEach(received -> tell(session, followUp, received));
            }
            return true;
        });
    }

    private void tell(ClientSession session, FollowUp followUp, Received received) {
        // Whoever received something received it under a pairwise id.
        var subject = pairwiseIds.find(received.partner(), followUp.subject()).orElseThrow();
        switch (followUp.kind()) {
            case FollowUp.WITHDRAWN -> order(session, received, subject, "consent-withdrawn", "consent.withdrawn");
            case FollowUp.DELETED -> order(session, received, subject, "data-deleted", "data.deleted");
            case FollowUp.CORRECTED ->
                webhooks.add(
                        session,
                        received.partner(),
                        "data.corrected",
                        Map.of(
                                "subject", subject.value(),
                                "purpose", received.purpose().value(),
                                "fields", names(received.fields()),
                                "at", followUp.at()));
            default -> throw new IllegalStateException("unknown follow-up " + followUp.kind());
        }
    }

    private void order(ClientSession session, Received received, PairwiseId subject, String because, String type) {
        var now = clock.instant();
        var deletion = new Deletion(
                new DeletionId(ids.next().toString()),
                received.partner(),
                subject,
                null,
                received.purpose(),
                received.fields(),
                because,
                now,
                now.plus(settings.deadline()),
                null);
        deletions.add(session, deletion);
        webhooks.add(
                session,
                received.partner(),
                type,
                Map.of(
                        "deletion_id", deletion.id().value(),
                        "subject", subject.value(),
                        "purpose", received.purpose().value(),
                        "fields", names(received.fields()),
                        "delete_by", deletion.deleteBy()));
    }

    private static List<String> names(List<FieldKey> fields) {
        return fields.stream().map(FieldKey::value).toList();
    }
}
