package dev.accord.sharing.partner;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.store.Transactions;
import dev.accord.kit.web.Version;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stops a partner under all its agreements, lets it go on, renews its webhook secret. */
@Component
class ChangingPartner {

    private final Partners partners;
    private final Transactions transactions;
    private final KeptSecrets secrets;
    private final Access access;
    private final Clock clock;

    ChangingPartner(Partners partners, Transactions transactions, KeptSecrets secrets, Access access, Clock clock) {
        this.partners = partners;
        this.transactions = transactions;
        this.secrets = secrets;
        this.access = access;
        this.clock = clock;
    }

    /** @param refusedBy who refuses the partner by now; sharing-service always, and nothing leaves without it */
    record Stopped(Partner partner, List<String> refusedBy) {}

    /** Acknowledged only when no page can leave any more (invariant 2), and told to whom it may concern (invariant 9). */
    Stopped suspend(Caller officer, PartnerId id, @Nullable String ifMatch, String reason) {
        var suspended =
                put(officer, id, ifMatch, "suspended", reason, partner -> partner.suspended(reason, clock.instant()));
        var refusedBy = access.close(suspended);
        partners.awaitShowable(List.of(suspended));
        return new Stopped(suspended, refusedBy);
    }

    /** A gateway that cannot be told lets it in again within minutes. */
    Partner resume(Caller officer, PartnerId id, @Nullable String ifMatch) {
        var resumed = change(officer, id, ifMatch, "resumed", "", Partner::resumed);
        access.tell(resumed);
        return resumed;
    }

    /** @return the fresh secret, shown this once */
    String renewWebhookSecret(Caller officer, PartnerId id, @Nullable String ifMatch) {
        var secret = WebhookSecret.fresh();
        var sealed = secrets.seal(secret, SecretUse.webhook(id));
        change(officer, id, ifMatch, "webhook secret renewed", "", partner -> partner.withWebhookSecret(sealed));
        return secret;
    }

    private Partner change(
            Caller officer,
            PartnerId id,
            @Nullable String ifMatch,
            String what,
            String reason,
            Function<Partner, @Nullable Partner> verb) {
        var changed = put(officer, id, ifMatch, what, reason, verb);
        partners.awaitShowable(List.of(changed));
        return changed;
    }

    private Partner put(
            Caller officer,
            PartnerId id,
            @Nullable String ifMatch,
            String what,
            String reason,
            Function<Partner, @Nullable Partner> verb) {
        return transactions.inOne(session -> {
            var partner = partners.find(session, id).orElseThrow(() -> Problem.notFound("partner"));
            Version.require(ifMatch, partner.seq());
            var next = verb.apply(partner);
            if (next == null) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "The partner is " + partner.state().label() + ".");
            }
            partners.put(session, next, what, officer.subject(), reason, clock.instant());
            return next;
        });
    }
}
