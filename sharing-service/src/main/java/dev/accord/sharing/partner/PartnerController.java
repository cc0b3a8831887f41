package dev.accord.sharing.partner;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import dev.accord.kit.web.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
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

/** Officers' work on partners. */
@RestController
@RequestMapping("/api/sharing/partners")
class PartnerController {

    private static final String OFFICER = "privacy-officer";
    private static final String AUDITOR = "auditor";

    private final Partners partners;
    private final RegisteringPartner registering;
    private final ChangingPartner changing;

    PartnerController(Partners partners, RegisteringPartner registering, ChangingPartner changing) {
        this.partners = partners;
        this.registering = registering;
        this.changing = changing;
    }

    /** Why something is done to a partner. */
    record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<PartnerView> register(
            Caller caller, @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody PartnerRequest request) {
        var registered = registering.register(caller, key, request);
        return answer(HttpStatus.CREATED, registered.partner(), registered.webhookSecret());
    }

    @OnlyFor({OFFICER, AUDITOR})
    @GetMapping
    Page<PartnerView> all(PageQuery page) {
        return Page.of(
                        partners.page(page.after(), page.limit() + 1),
                        page.limit(),
                        partner -> partner.id().value())
                .map(partner -> PartnerView.from(partner, null));
    }

    @OnlyFor({OFFICER, AUDITOR})
    @GetMapping("/{id}")
    ResponseEntity<PartnerView> one(@PathVariable String id) {
        var partner = partners.find(new PartnerId(id)).orElseThrow(() -> Problem.notFound("partner"));
        partners.awaitShowable(List.of(partner));
        return answer(HttpStatus.OK, partner, null);
    }

    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/suspension")
    ResponseEntity<PartnerView> suspend(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReasonRequest request) {
        var stopped = changing.suspend(caller, new PartnerId(id), ifMatch, request.reason());
        return shown(HttpStatus.OK, stopped.partner(), PartnerView.from(stopped.partner(), stopped.refusedBy(), null));
    }

    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/resumption")
    ResponseEntity<PartnerView> resume(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(HttpStatus.OK, changing.resume(caller, new PartnerId(id), ifMatch), null);
    }

    @OnlyFor(OFFICER)
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/{id}/webhook-secret")
    ResponseEntity<PartnerView> renewWebhookSecret(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var partnerId = new PartnerId(id);
        var secret = changing.renewWebhookSecret(caller, partnerId, ifMatch);
        return answer(HttpStatus.OK, partners.find(partnerId).orElseThrow(), secret);
    }

    private static ResponseEntity<PartnerView> answer(
            HttpStatus status, Partner partner, @Nullable String webhookSecret) {
        return shown(status, partner, PartnerView.from(partner, webhookSecret));
    }

    private static ResponseEntity<PartnerView> shown(HttpStatus status, Partner partner, PartnerView view) {
        return ResponseEntity.status(status)
                .eTag(Version.eTag(partner.seq()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(view);
    }
}
