package dev.accord.sharing.agreement;

import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.time.IdSource;
import dev.accord.sharing.partner.PartnerId;
import dev.accord.sharing.partner.Partners;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes an agreement down, to be signed. */
@Component
class DraftingAgreement {

    private final Agreements agreements;
    private final Partners partners;
    private final TermsCheck terms;
    private final Idempotency idempotency;
    private final Clock clock;
    private final IdSource ids;

    DraftingAgreement(
            Agreements agreements,
            Partners partners,
            TermsCheck terms,
            Idempotency idempotency,
            Clock clock,
            IdSource ids) {
        this.agreements = agreements;
        this.partners = partners;
        this.terms = terms;
        this.idempotency = idempotency;
        this.clock = clock;
        this.ids = ids;
    }

    AgreementId draft(Caller officer, String key, AgreementRequest request) {
        var partner = partners.find(new PartnerId(request.partner()))
                .orElseThrow(() -> Problem.invalid("partner", "is not a partner", "the id of a registered partner"));
        var checked = terms.check(request, partner, clock.instant());
        var effect = idempotency.once(new KeyedRequest(officer.subject(), "draft-agreement", key, request), session -> {
            var id = new AgreementId(ids.next().toString());
            var hash = TermsDocument.from(id, checked).hash();
            agreements.add(session, Agreement.draft(id, checked, hash, clock.instant()), officer.subject());
            return Effect.of(201, id.value());
        });
        return new AgreementId(effect.reference());
    }
}
