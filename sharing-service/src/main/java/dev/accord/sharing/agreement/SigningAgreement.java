package dev.accord.sharing.agreement;

import dev.accord.kit.problem.Problem;
import dev.accord.sharing.agreement.ChangingAgreement.Change;
import dev.accord.sharing.partner.Partner;
import dev.accord.sharing.partner.PartnerSignatures;
import dev.accord.sharing.partner.PartnerSignatures.Outcome;
import dev.accord.sharing.partner.Partners;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the two signatures under an agreement. It becomes active only when both hold over the same terms (S4). */
@Component
class SigningAgreement {

    private static final String ALLOWED =
            "a compact JWS with PS256, by a key registered for this partner, over exactly agreement and terms_hash";

    private final ChangingAgreement changing;
    private final CompanySignature company;
    private final Partners partners;
    private final Clock clock;

    SigningAgreement(ChangingAgreement changing, CompanySignature company, Partners partners, Clock clock) {
        this.changing = changing;
        this.company = company;
        this.partners = partners;
        this.clock = clock;
    }

    Agreement byCompany(Change change) {
        return changing.move(change, agreement -> {
            var partners = this.partners.find(agreement.terms().partner()).orElseThrow();
            var earlier = agreement.partnerSignature();
            if (earlier != null && fault(earlier, agreement, partners).isPresent()) {
                return new Transition.Refused("the partner's signature does not hold");
            }
            return agreement.signByCompany(company.sign(agreement), clock.instant());
        });
    }

    /** @throws Problem not-found for another partner's agreement, invalid-request when the signature does not hold */
    Agreement byPartner(Change change, Partner partner, String jws) {
        changing.requireOwn(change.agreement(), partner.id());
        return changing.move(change, agreement -> {
            fault(jws, agreement, partner).ifPresent(fault -> {
                throw Problem.invalid("jws", fault, ALLOWED);
            });
            var earlier = agreement.companySignature();
            if (earlier != null && !company.holds(earlier, agreement)) {
                return new Transition.Refused("the company's signature does not hold");
            }
            return agreement.signByPartner(jws, clock.instant());
        });
    }

    private static Optional<String> fault(String jws, Agreement agreement, Partner partner) {
        var terms = SignedTerms.of(agreement);
        return switch (PartnerSignatures.verify(jws, partner.keys(), Optional.of(terms.canonical()))) {
            case Outcome.Refused refused -> Optional.of(refused.because());
            case Outcome.Verified verified ->
                terms.fits(verified.payload())
                        ? Optional.empty()
                        : Optional.of("signs something else than the terms of this agreement");
        };
    }
}
