package dev.accord.sharing.agreement;

import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.sharing.agreement.AgreementRequest.PurposeRequest;
import dev.accord.sharing.catalogue.Catalogues;
import dev.accord.sharing.catalogue.Catalogues.Purpose;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.partner.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Turns what an officer drafted into terms, or says everything that is wrong with it. An authorised partner may get
 * account, device and location information only, for a purpose of the policy, and of that only the fields the purpose
 * needs (S3).
 */
@Component
class TermsCheck {

    /** What S3 lets leave: accounts with their contact data, devices with their appliances, and places. */
    static final Set<String> CATEGORIES = Set.of("account", "contact", "device", "appliance", "location");

    /** Every agreement has these, whatever else it says (S4). */
    static final List<String> DUTIES =
            List.of("our-instructions", "this-policy", "security-measures", "encryption-of-sensitive-data");

    private static final Duration LONGEST_TERM = Duration.ofDays(3660);
    private static final FairUse USUAL = new FairUse(600, 600);

    private final Catalogues catalogues;

    TermsCheck(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    Terms check(AgreementRequest request, Partner partner, Instant now) {
        var purposes = catalogues.purposes();
        var fields = catalogues.fields();
        var unknownPurposes = new ArrayList<Fault>();
        var unknownFields = new ArrayList<Fault>();
        var others = new ArrayList<Fault>();
        var agreed = new ArrayList<PurposeTerms>();
        var named = new LinkedHashSet<String>();
        for (int i = 0; i < request.purposes().size(); i++) {
            var wanted = request.purposes().get(i);
            var at = "purposes[" + i + "]";
            var purpose = purposes.get(new PurposeKey(wanted.purpose()));
            if (purpose == null || !purpose.discloses() || !allows(partner, purpose.key())) {
                unknownPurposes.add(new Fault(
                        at + ".purpose",
                        "is not a purpose that may disclose to this partner",
                        disclosing(purposes, partner)));
            } else if (!named.add(wanted.purpose())) {
                others.add(new Fault(at + ".purpose", "is named twice", "each purpose once"));
            } else {
                agreed.add(purpose(at, wanted, purpose, fields, unknownFields));
            }
        }
        if (!request.endsAt().isAfter(now) || request.endsAt().isAfter(now.plus(LONGEST_TERM))) {
            others.add(new Fault("ends_at", "is not an end date", "a time within the next ten years"));
        }
        refuse(unknownPurposes, unknownFields, others);
        return new Terms(partner.id(), List.copyOf(agreed), text(request), ends(request), fairUse(request));
    }

    private static PurposeTerms purpose(
            String at, PurposeRequest wanted, Purpose purpose, Map<FieldKey, Boolean> fields, List<Fault> faults) {
        var agreed = new ArrayList<AgreedField>();
        var distinct = new LinkedHashSet<>(wanted.fields());
        int i = 0;
        for (var name : distinct) {
            var key = new FieldKey(name);
            var sensitive = fields.get(key);
            if (sensitive == null || !purpose.fields().contains(key) || !CATEGORIES.contains(key.category())) {
                faults.add(new Fault(
                        at + ".fields[" + i + "]",
                        "is not a field that may leave for this purpose",
                        purpose.fields().stream()
                                .filter(field -> fields.containsKey(field) && CATEGORIES.contains(field.category()))
                                .map(FieldKey::value)
                                .sorted()
                                .collect(Collectors.joining(", "))));
            } else {
                agreed.add(new AgreedField(key, sensitive));
            }
            i++;
        }
        return new PurposeTerms(purpose.key(), wanted.basis(), List.copyOf(agreed));
    }

    private static boolean allows(Partner partner, PurposeKey purpose) {
        return partner.purposesAllowed().isEmpty() || partner.purposesAllowed().contains(purpose);
    }

    private static String disclosing(Map<PurposeKey, Purpose> purposes, Partner partner) {
        return purposes.values().stream()
                .filter(purpose -> purpose.discloses() && allows(partner, purpose.key()))
                .map(purpose -> purpose.key().value())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void refuse(List<Fault> unknownPurposes, List<Fault> unknownFields, List<Fault> others) {
        var all = Stream.of(unknownPurposes, unknownFields, others)
                .flatMap(List::stream)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        var type = !unknownPurposes.isEmpty()
                ? ProblemType.UNKNOWN_PURPOSE
                : !unknownFields.isEmpty() ? ProblemType.UNKNOWN_FIELD : ProblemType.INVALID_REQUEST;
        throw new Problem(type, "The agreement cannot be drafted like this.", all);
    }

    private static Confidentiality text(AgreementRequest request) {
        var text = request.confidentiality();
        var duties = Stream.concat(DUTIES.stream(), text.duties().stream())
                .distinct()
                .toList();
        return new Confidentiality(
                text.version(), text.language(), text.text(), TermsDocument.sha256(text.text()), duties);
    }

    /** Cut to what the store keeps, so that what is hashed is what is read back. */
    private static Instant ends(AgreementRequest request) {
        return Instant.ofEpochMilli(request.endsAt().toEpochMilli());
    }

    private static FairUse fairUse(AgreementRequest request) {
        var fairUse = request.fairUse();
        return fairUse == null ? USUAL : new FairUse(fairUse.pagesPerMinute(), fairUse.readsPerMinute());
    }
}
