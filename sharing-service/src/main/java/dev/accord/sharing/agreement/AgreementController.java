package dev.accord.sharing.agreement;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.kit.web.Version;
import dev.accord.sharing.agreement.ChangingAgreement.Change;
import dev.accord.sharing.partner.PartnerId;
import dev.accord.sharing.partner.Partners;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Agreements: officers draft, sign and move them; a partner sees and signs its own. */
@RestController
@RequestMapping("/api/sharing/agreements")
class AgreementController {

    private static final String OFFICER = "privacy-officer";
    private static final String AUDITOR = "auditor";
    private static final String PARTNER = "partner";
    private static final String KEY = "Idempotency-Key";

    private final Agreements agreements;
    private final DraftingAgreement drafting;
    private final SigningAgreement signing;
    private final ChangingAgreement changing;
    private final Partners partners;
    private final Clock clock;

    AgreementController(
            Agreements agreements,
            DraftingAgreement drafting,
            SigningAgreement signing,
            ChangingAgreement changing,
            Partners partners,
            Clock clock) {
        this.agreements = agreements;
        this.drafting = drafting;
        this.signing = signing;
        this.changing = changing;
        this.partners = partners;
        this.clock = clock;
    }

    /** Why an agreement is stopped or ended. */
    record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    /** A partner's signature over {@code {"agreement", "terms_hash"}}. */
    record SignatureRequest(@NotBlank @Size(max = 65_536) String jws) {}

    @OnlyFor(OFFICER)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.UNKNOWN_PURPOSE, ProblemType.UNKNOWN_FIELD})
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<AgreementView> draft(
            Caller caller, @RequestHeader(KEY) String key, @Valid @RequestBody AgreementRequest request) {
        var id = drafting.draft(caller, key, request);
        return answer(
                HttpStatus.CREATED, changing.shown(() -> agreements.find(id).orElseThrow()));
    }

    @OnlyFor({OFFICER, AUDITOR, PARTNER})
    @GetMapping
    Page<AgreementView> all(Caller caller, PageQuery page) {
        return Page.of(
                        agreements.page(mine(caller), page.after(), page.limit() + 1),
                        page.limit(),
                        agreement -> agreement.id().value())
                .map(AgreementView::from);
    }

    @OnlyFor({OFFICER, AUDITOR, PARTNER})
    @GetMapping("/{id}")
    ResponseEntity<AgreementView> one(Caller caller, @PathVariable String id) {
        var mine = mine(caller);
        return answer(
                HttpStatus.OK,
                changing.shown(() -> agreements
                        .find(new AgreementId(id))
                        .filter(agreement -> mine.map(agreement::isOf).orElse(true))
                        .orElseThrow(() -> Problem.notFound("agreement"))));
    }

    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/company-signature")
    ResponseEntity<AgreementView> signByCompany(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var change = change(id, caller.subject(), "signed by company", "", ifMatch, key, Map.of());
        return answer(HttpStatus.OK, signing.byCompany(change));
    }

    @OnlyFor(PARTNER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/partner-signature")
    ResponseEntity<AgreementView> signByPartner(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody SignatureRequest request) {
        var partner = partners.calling(caller);
        var change = change(id, partner.id().value(), "signed by partner", "", ifMatch, key, request);
        return answer(HttpStatus.OK, signing.byPartner(change, partner, request.jws()));
    }

    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/suspension")
    ResponseEntity<AgreementView> suspend(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody ReasonRequest request) {
        var change = change(id, caller.subject(), "suspended", request.reason(), ifMatch, key, request);
        return answer(HttpStatus.OK, changing.move(change, now -> now.suspend(request.reason(), clock.instant())));
    }

    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/resumption")
    ResponseEntity<AgreementView> resume(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        var change = change(id, caller.subject(), "resumed", "", ifMatch, key, Map.of());
        return answer(HttpStatus.OK, changing.move(change, now -> now.resume(clock.instant())));
    }

    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/termination")
    ResponseEntity<AgreementView> terminate(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody ReasonRequest request) {
        var change = change(id, caller.subject(), "terminated", request.reason(), ifMatch, key, request);
        return answer(HttpStatus.OK, changing.move(change, now -> now.terminate(request.reason(), clock.instant())));
    }

    /** Whose agreements a caller may see: a partner its own, an officer everyone's. */
    private Optional<PartnerId> mine(Caller caller) {
        return caller.has(OFFICER) || caller.has(AUDITOR)
                ? Optional.empty()
                : Optional.of(partners.calling(caller).id());
    }

    private static Change change(
            String id,
            String by,
            String what,
            String reason,
            @Nullable String ifMatch,
            @Nullable String key,
            Object body) {
        return new Change(new AgreementId(id), by, what, reason, ifMatch, key, body);
    }

    private static ResponseEntity<AgreementView> answer(HttpStatus status, Agreement agreement) {
        return ResponseEntity.status(status)
                .eTag(Version.eTag(agreement.seq()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(AgreementView.from(agreement));
    }
}
