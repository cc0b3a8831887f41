package dev.accord.sharing.deletion;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.sharing.agreement.AgreementId;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.catalogue.PurposeKey;
import dev.accord.sharing.disclosure.NewestFirst;
import dev.accord.sharing.partner.PartnerId;
import dev.accord.sharing.partner.Partners;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders to delete: a partner sees and attests its own, officers see all, overdue ones too. */
@RestController
@RequestMapping("/api/sharing/deletions")
class DeletionController {

    private static final String OFFICER = "privacy-officer";
    private static final String AUDITOR = "auditor";

    private final Deletions deletions;
    private final AttestingDeletion attesting;
    private final Partners partners;
    private final Clock clock;

    DeletionController(Deletions deletions, AttestingDeletion attesting, Partners partners, Clock clock) {
        this.deletions = deletions;
        this.attesting = attesting;
        this.partners = partners;
        this.clock = clock;
    }

    /** A partner's signature over {@code {"deletion", "subject", "fields", "deleted_at"}}. */
    record AttestationRequest(@NotBlank @Size(max = 65_536) String jws) {}

    /**
     * An order as partner and officers see it.
     *
     * @param subject pairwise, or {@code *} for everyone
     * @param attestation the evidence, for officers
     */
    record DeletionView(
            String id,
            String partner,
            String subject,
            @Nullable String agreement,
            @Nullable String purpose,
            List<String> fields,
            String because,
            Instant createdAt,
            Instant deleteBy,
            String state,
            @Nullable Instant deletedAt,
            @Nullable String attestation) {

        static DeletionView from(Deletion deletion, Instant now) {
            var attestation = deletion.attestation();
            return new DeletionView(
                    deletion.id().value(),
                    deletion.partner().value(),
                    deletion.subjectName(),
                    Optional.ofNullable(deletion.agreement())
                            .map(AgreementId::value)
                            .orElse(null),
                    Optional.ofNullable(deletion.purpose())
                            .map(PurposeKey::value)
                            .orElse(null),
                    deletion.fields().stream().map(FieldKey::value).toList(),
                    deletion.because(),
                    deletion.createdAt(),
                    deletion.deleteBy(),
                    deletion.state(now),
                    attestation == null ? null : attestation.deletedAt(),
                    attestation == null ? null : attestation.jws());
        }
    }

    @OnlyFor({OFFICER, AUDITOR, "partner"})
    @GetMapping
    Page<DeletionView> all(Caller caller, PageQuery page) {
        var now = clock.instant();
        return Page.of(
                        deletions.page(mine(caller), page.after(), page.limit() + 1),
                        page.limit(),
                        one -> NewestFirst.key(one.createdAt(), one.id().value()))
                .map(deletion -> DeletionView.from(deletion, now));
    }

    @OnlyFor("partner")
    @PostMapping("/{id}/attestation")
    ResponseEntity<DeletionView> attest(
            Caller caller, @PathVariable String id, @Valid @RequestBody AttestationRequest request) {
        var attested = attesting.attest(partners.calling(caller), new DeletionId(id), request.jws());
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(DeletionView.from(attested, clock.instant()));
    }

    private Optional<PartnerId> mine(Caller caller) {
        return caller.has(OFFICER) || caller.has(AUDITOR)
                ? Optional.empty()
                : Optional.of(partners.calling(caller).id());
    }
}
