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
    private final Clock clock;

    ChangingPartner(Partners partners, Transactions transactions, KeptSecrets secrets, Clock clock) {
        this.partners = partners;
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Acknowledged only when no page can leave any more (invariant 2). */
    Partner suspend(Caller officer, PartnerId id, @Nullable String ifMatch, String reason) {
        return change(officer, id, ifMatch, "suspended", reason, partner -> partner.suspended(reason, clock.instant()));
    }

    Partner resume(Caller officer, PartnerId id, @Nullable String ifMatch) {
        return change(officer, id, ifMatch, "resumed", "", Partner::resumed);
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
        var changed = transactions.inOne(session -> {
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
        partners.awaitShowable(List.of(changed));
        return changed;
    }
}
