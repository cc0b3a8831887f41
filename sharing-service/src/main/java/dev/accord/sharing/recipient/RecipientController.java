package dev.accord.sharing.recipient;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.identity.OnlyForServices;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.sharing.catalogue.Catalogues;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.pairwise.SubjectId;
import dev.accord.sharing.partner.Partner;
import dev.accord.sharing.recipient.FindingRecipients.Candidate;
import dev.accord.sharing.recipient.FindingRecipients.Recipient;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who sees this? For the person herself (B4) and for consent-service's preview of a withdrawal (D4). */
@RestController
class RecipientController {

    private final FindingRecipients finding;
    private final Catalogues catalogues;

    RecipientController(FindingRecipients finding, Catalogues catalogues) {
        this.finding = finding;
        this.catalogues = catalogues;
    }

    /** All of them; never more than there are active agreements, of which at most 1,000 are looked at. */
    record Recipients<T>(List<T> items) {}

    /** A partner by name. */
    record PartnerName(String id, String name) {
        static PartnerName of(Partner partner) {
            return new PartnerName(partner.id().value(), partner.name());
        }
    }

    /** Who may read what, under which agreement and consent. */
    record RecipientView(
            PartnerName partner,
            String agreement,
            String purpose,
            List<String> fields,
            String reason,
            @Nullable String basis,
            @Nullable String receiptId,
            @Nullable String policyVersion,
            Instant until) {

        static RecipientView from(Recipient recipient) {
            var candidate = recipient.candidate();
            var decision = recipient.decision();
            var ends = candidate.agreement().terms().endsAt();
            var until = decision.until();
            return new RecipientView(
                    PartnerName.of(candidate.partner()),
                    candidate.agreement().id().value(),
                    candidate.purpose().purpose().value(),
                    decision.permitted().stream().map(FieldKey::value).sorted().toList(),
                    decision.reason(),
                    decision.basis(),
                    decision.receiptId(),
                    decision.policyVersion(),
                    until != null && until.isBefore(ends) ? until : ends);
        }
    }

    /** Whose withdrawal of what. */
    record PreviewRequest(
            @NotBlank @Size(max = 64) String subject,
            @NotBlank @Size(max = 60) String purpose) {}

    /** Who would stop receiving what. */
    record PreviewView(PartnerName partner, String agreement, List<String> fields) {
        static PreviewView from(Candidate candidate) {
            return new PreviewView(
                    PartnerName.of(candidate.partner()),
                    candidate.agreement().id().value(),
                    candidate.fields().stream().map(FieldKey::value).toList());
        }
    }

    @OnlyFor("user")
    @Refuses(ProblemType.UNKNOWN_FIELD)
    @GetMapping("/api/sharing/me/recipients")
    ResponseEntity<Recipients<RecipientView>> mine(
            Caller caller, @RequestParam(required = false) @Nullable String field) {
        var key = Optional.ofNullable(field).map(FieldKey::new);
        var recipients = finding.mayRead(new SubjectId(caller.subject()), key);
        if (recipients.isEmpty() && key.isPresent() && !catalogues.fields().containsKey(key.get())) {
            throw new Problem(
                    ProblemType.UNKNOWN_FIELD,
                    "There is no such field.",
                    List.of(new Fault("field", "is not in the catalogue", "a key of /api/account/catalogue")));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Recipients<>(
                        recipients.stream().map(RecipientView::from).toList()));
    }

    @OnlyForServices("consent-service")
    @PostMapping("/internal/recipients")
    Recipients<PreviewView> preview(@Valid @RequestBody PreviewRequest request) {
        var stopping = finding.wouldStop(new SubjectId(request.subject()), new PurposeKey(request.purpose()));
        return new Recipients<>(stopping.stream().map(PreviewView::from).toList());
    }
}
