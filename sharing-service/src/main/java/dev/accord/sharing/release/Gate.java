package dev.accord.sharing.release;

import dev.accord.kit.lease.Lease;
import dev.accord.kit.lease.LeaseTerms;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.time.MonotonicClock;
import dev.accord.sharing.agreement.AgreedField;
import dev.accord.sharing.agreement.Agreement;
import dev.accord.sharing.agreement.AgreementId;
import dev.accord.sharing.agreement.Agreements;
import dev.accord.sharing.agreement.PurposeTerms;
import dev.accord.sharing.catalogue.Catalogues;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.partner.Partner;
import dev.accord.sharing.partner.Partners;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** No active partner, no active agreement, no purpose or field in it: nothing leaves (S1, S3). */
@Component
class Gate {

    private final Agreements agreements;
    private final Partners partners;
    private final Catalogues catalogues;
    private final MonotonicClock monotonic;
    private final LeaseTerms terms;
    private final Clock clock;

    Gate(
            Agreements agreements,
            Partners partners,
            Catalogues catalogues,
            MonotonicClock monotonic,
            LeaseTerms terms,
            Clock clock) {
        this.agreements = agreements;
        this.partners = partners;
        this.catalogues = catalogues;
        this.monotonic = monotonic;
        this.terms = terms;
        this.clock = clock;
    }

    /** A first look, to refuse early. It permits nothing yet. */
    Agreement look(Partner partner, AgreementId id) {
        requireActive(partner);
        return requireLetting(agreements
                .find(id)
                .filter(agreement -> agreement.isOf(partner.id()))
                .orElseThrow(() -> Problem.notFound("agreement")));
    }

    /** The look that counts, last of all: linearizable, with a lease from before it was sent (invariant 2). */
    Lease pass(Partner partner, Agreement agreement) {
        long sentAt = monotonic.nanos();
        requireActive(partners.now(partner.id()).orElseThrow(() -> Problem.notFound("partner")));
        var now = requireLetting(agreements.now(agreement.id()).orElseThrow(() -> Problem.notFound("agreement")));
        var left = Duration.between(clock.instant(), now.terms().endsAt());
        return Lease.counted(sentAt, left.compareTo(terms.length()) < 0 ? left : terms.length(), terms.margin());
    }

    PurposeTerms purpose(Agreement agreement, PurposeKey purpose) {
        return agreement
                .terms()
                .purpose(purpose)
                .orElseThrow(() -> new Problem(
                        ProblemType.UNKNOWN_PURPOSE,
                        "The agreement does not cover that purpose.",
                        List.of(new Fault(
                                "purpose",
                                "is not a purpose of this agreement",
                                agreement.terms().purposes().stream()
                                        .map(one -> one.purpose().value())
                                        .sorted()
                                        .collect(Collectors.joining(", "))))));
    }

    /**
     * A catalogued field outside the agreement is withheld by name (S7); one that nobody knows is refused, unrepeated,
     * for it might be anything.
     */
    Asked sortOut(List<String> names, PurposeTerms agreed) {
        var inside = new ArrayList<AgreedField>();
        var outside = new ArrayList<FieldKey>();
        var faults = new ArrayList<Fault>();
        var distinct = List.copyOf(new LinkedHashSet<>(names));
        boolean allInside = distinct.stream()
                .allMatch(name -> agreed.field(new FieldKey(name)).isPresent());
        Map<FieldKey, Boolean> catalogued = allInside ? Map.of() : catalogues.fields();
        for (var name : distinct) {
            var key = new FieldKey(name);
            var field = agreed.field(key);
            if (field.isPresent()) {
                inside.add(field.get());
            } else if (catalogued.containsKey(key)) {
                outside.add(key);
            } else {
                faults.add(
                        new Fault("fields[" + names.indexOf(name) + "]", "is not in the catalogue", allowed(agreed)));
            }
        }
        if (!faults.isEmpty()) {
            throw new Problem(ProblemType.UNKNOWN_FIELD, "A field that was asked for does not exist.", faults);
        }
        if (inside.isEmpty()) {
            throw new Problem(
                    ProblemType.UNKNOWN_FIELD,
                    "The agreement covers none of these fields for this purpose.",
                    List.of(new Fault("fields", "are all outside the agreement", allowed(agreed))));
        }
        return new Asked(List.copyOf(inside), List.copyOf(outside));
    }

    private static String allowed(PurposeTerms agreed) {
        return agreed.fieldKeys().stream().map(FieldKey::value).collect(Collectors.joining(", "));
    }

    private Agreement requireLetting(Agreement agreement) {
        if (!agreement.lets(clock.instant())) {
            throw new Problem(ProblemType.AGREEMENT_NOT_ACTIVE, "Nothing may leave under this agreement now.");
        }
        return agreement;
    }

    private static void requireActive(Partner partner) {
        if (!partner.isActive()) {
            throw new Problem(ProblemType.PARTNER_NOT_ACTIVE, "Nothing may leave to this partner now.");
        }
    }
}
