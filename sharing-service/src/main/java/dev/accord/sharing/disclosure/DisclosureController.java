package dev.accord.sharing.disclosure;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.Partner;
import dev.accord.sharing.partner.PartnerId;
import dev.accord.sharing.partner.Partners;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was disclosed about the person who asks (S10). */
@RestController
class DisclosureController {

    private final Disclosures disclosures;
    private final Partners partners;

    DisclosureController(Disclosures disclosures, Partners partners) {
        this.disclosures = disclosures;
        this.partners = partners;
    }

    /** A partner by name. */
    record PartnerName(String id, String name) {}

    /** One disclosure as its subject reads it. */
    record DisclosureView(
            String id,
            PartnerName partner,
            String purpose,
            List<String> fields,
            Instant at,
            String agreement,
            @Nullable String receiptId,
            @Nullable String basis,
            @Nullable String policyVersion) {

        static DisclosureView from(Disclosure disclosure, Map<PartnerId, String> names) {
            var entry = disclosure.entries().getFirst();
            var partner = disclosure.partner();
            return new DisclosureView(
                    disclosure.id().value(),
                    new PartnerName(partner.value(), names.getOrDefault(partner, partner.value())),
                    disclosure.purpose().value(),
                    entry.fields().stream().map(FieldKey::value).toList(),
                    disclosure.at(),
                    disclosure.agreement().value(),
                    entry.receiptId(),
                    entry.basis(),
                    entry.policyVersion());
        }
    }

    @OnlyFor("user")
    @GetMapping("/api/sharing/me/disclosures")
    ResponseEntity<Page<DisclosureView>> mine(Caller caller, PageQuery page) {
        var found = disclosures.about(new SubjectId(caller.subject()), page.after(), page.limit() + 1);
        var names = partners
                .all(found.stream().map(Disclosure::partner).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Partner::id, Partner::name));
        var views = Page.of(
                        found,
                        page.limit(),
                        one -> NewestFirst.key(one.at(), one.id().value()))
                .map(one -> DisclosureView.from(one, names));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(views);
    }
}
