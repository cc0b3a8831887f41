package dev.accord.sharing.deletion;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.store.Transactions;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.partner.Partner;
import dev.accord.sharing.partner.PartnerSignatures;
import dev.accord.sharing.partner.PartnerSignatures.Outcome;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a partner's signed word that it has deleted, if it says so of this very order: all its fields, its subject, at a
 * time between the order and now.
 */
@Component
class AttestingDeletion {

    private static final String ALLOWED = "a compact JWS with PS256, by a key registered for this partner, over"
            + " deletion, subject, fields and deleted_at of this order";
    private static final Set<String> MEMBERS = Set.of("deletion", "subject", "fields", "deleted_at");
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final Deletions deletions;
    private final Transactions transactions;
    private final Clock clock;

    AttestingDeletion(Deletions deletions, Transactions transactions, Clock clock) {
        this.deletions = deletions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An order that was attested before stays as it was: a repetition gets the same answer. */
    Deletion attest(Partner partner, DeletionId id, String jws) {
        return transactions.inOne(session -> {
            var deletion = deletions
                    .find(session, id)
                    .filter(one -> one.isOf(partner.id()))
                    .orElseThrow(() -> Problem.notFound("deletion"));
            var deletedAt = deletedAt(partner, deletion, jws);
            if (deletion.attestation() != null) {
                return deletion;
            }
            var attested = deletion.attested(new Deletion.Attestation(jws, deletedAt, clock.instant()));
            deletions.put(session, attested);
            return attested;
        });
    }

    private Instant deletedAt(Partner partner, Deletion deletion, String jws) {
        return switch (PartnerSignatures.verify(jws, partner.keys(), Optional.empty())) {
            case Outcome.Refused refused -> throw Problem.invalid("jws", refused.because(), ALLOWED);
            case Outcome.Verified verified -> deletedAt(deletion, verified.payload());
        };
    }

    private Instant deletedAt(Deletion deletion, Map<String, Object> payload) {
        if (!payload.keySet().equals(MEMBERS)
                || !deletion.id().value().equals(payload.get("deletion"))
                || !deletion.subjectName().equals(payload.get("subject"))
                || !covers(payload.get("fields"), deletion.fields())) {
            throw Problem.invalid("jws", "signs something else than this order", ALLOWED);
        }
        var deletedAt = time(payload.get("deleted_at"))
                .orElseThrow(() -> Problem.invalid("jws", "has no readable deleted_at", ALLOWED));
        if (deletedAt.isBefore(deletion.createdAt().minus(CLOCK_SKEW))
                || deletedAt.isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw Problem.invalid("jws", "names a time before the order or in the future", ALLOWED);
        }
        return Instant.ofEpochMilli(deletedAt.toEpochMilli());
    }

    private static boolean covers(@Nullable Object attested, List<FieldKey> ordered) {
        return attested instanceof List<?> names
                && new HashSet<>(names)
                        .containsAll(ordered.stream().map(FieldKey::value).toList());
    }

    private static Optional<Instant> time(@Nullable Object text) {
        try {
            return Optional.of(Instant.parse(String.valueOf(text)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
