package dev.accord.sharing.agreement;

import com.mongodb.client.ClientSession;
import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.web.Version;
import dev.accord.sharing.partner.PartnerId;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves an agreement by one of its verbs: state, record, messages and idempotency mark in one transaction (invariant
 * 4), shown only when every lease on the old state has run out (invariant 2).
 */
@Component
class ChangingAgreement {

    private final Agreements agreements;
    private final List<AgreementFollowUp> followUps;
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Clock clock;

    ChangingAgreement(
            Agreements agreements,
            List<AgreementFollowUp> followUps,
            Transactions transactions,
            Idempotency idempotency,
            Clock clock) {
        this.agreements = agreements;
        this.followUps = followUps;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Who asks for what, and how they may ask again.
     *
     * @param what the change in one word, past tense
     * @param ifMatch the version the caller has seen
     * @param idempotencyKey the caller's key; optional, since the version already keeps a change from happening twice
     * @param body what the key must stand for when it comes again
     */
    record Change(
            AgreementId agreement,
            String by,
            String what,
            String reason,
            @Nullable String ifMatch,
            @Nullable String idempotencyKey,
            Object body) {}

    Agreement move(Change change, Function<Agreement, Transition> verb) {
        var key = change.idempotencyKey();
        if (key == null) {
            transactions.inOne(session -> apply(session, change, verb));
        } else {
            idempotency.once(
                    new KeyedRequest(
                            change.by(),
                            "agreement " + change.agreement().value() + " " + change.what(),
                            key,
                            change.body()),
                    session -> apply(session, change, verb));
        }
        return shown(() -> agreements.find(change.agreement()).orElseThrow());
    }

    /**
     * Before anything else is said of the agreement; whose it is never changes.
     *
     * @throws Problem not-found when it is not this partner's
     */
    void requireOwn(AgreementId id, PartnerId partner) {
        if (agreements.find(id).filter(agreement -> agreement.isOf(partner)).isEmpty()) {
            throw Problem.notFound("agreement");
        }
    }

    /** Also for a retry: the state is read anew, and whoever shows it makes sure that it is settled. */
    Agreement shown(Supplier<Agreement> read) {
        var agreement = read.get();
        agreements.awaitShowable(List.of(agreement));
        return agreement;
    }

    private Effect apply(ClientSession session, Change change, Function<Agreement, Transition> verb) {
        var agreement = agreements.find(session, change.agreement()).orElseThrow(() -> Problem.notFound("agreement"));
        Version.require(change.ifMatch(), agreement.seq());
        return switch (verb.apply(agreement)) {
            case Transition.Refused refused ->
                throw new Problem(ProblemType.CONFLICT, "The agreement stays as it is: " + refused.because() + ".");
            case Transition.Moved moved -> {
                var next = moved.agreement();
                agreements.put(session, next, change.what(), change.by(), change.reason(), clock.instant());
                followUps.forEach(followUp -> followUp.changed(session, next, change.what()));
                yield Effect.of(200, next.id().value());
            }
        };
    }
}
