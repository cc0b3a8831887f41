package dev.accord.consent.acceptance;

import dev.accord.consent.grant.Settlement;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.subject.SubjectId;
import dev.accord.consent.terms.Binding;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Which terms bind a person, and accepting new ones (U1, P3, P4). */
@RestController
@Tag(name = "My terms", description = "Which version of the policy binds a signed-in person, since when and why.")
class TermsController {

    private final AcceptingTerms accepting;
    private final FindingTerms finding;
    private final Settlement settlement;

    TermsController(AcceptingTerms accepting, FindingTerms finding, Settlement settlement) {
        this.accepting = accepting;
        this.finding = finding;
        this.settlement = settlement;
    }

    @OnlyFor("user")
    @Refuses(ProblemType.NOT_FOUND)
    @GetMapping("/api/consent/me/terms")
    @Operation(
            summary = "The terms that bind me",
            description =
                    "Says since when and why, and what each newer version waits for: a notice, my consent because it takes something"
                            + " away, its date, or an officer. 404 until a version was accepted.")
    ResponseEntity<TermsView> mine(@Parameter(hidden = true) Caller caller) {
        var binding = settlement
                .awaitSettled(new SubjectId(caller.subject()))
                .flatMap(finding::binding)
                .orElseThrow(() -> Problem.notFound("accepted version"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(TermsView.of(binding));
    }

    @OnlyFor("user")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.UNSUPPORTED_LANGUAGE})
    @PutMapping("/api/consent/me/terms")
    @Operation(
            summary = "Accept a version",
            description =
                    "The version in force, or a newer one that waits for consent. Accepting grants no purpose that rests on consent;"
                            + " those are asked one by one. The answer carries a signed receipt.")
    ResponseEntity<AcceptedView> accept(
            @Parameter(hidden = true) Caller caller,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody AcceptanceRequest request) {
        if (request.version() == null || !request.version().matches(VersionLabel.PATTERN)) {
            throw Problem.invalid("version", "is missing or not a version label", VersionLabel.PATTERN);
        }
        var accepted = accepting.accept(new SubjectId(caller.subject()), request, key);
        return ResponseEntity.status(accepted.status())
                .cacheControl(CacheControl.noStore())
                .body(new AcceptedView(accepted.receiptId(), accepted.receipt(), accepted.version()));
    }

    record AcceptanceRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Label of the version")
            String version,

            @Schema(description = "The language in which it was shown; the document's first when left out") @Nullable
            String language) {}

    record AcceptedView(ReceiptId receiptId, String receipt, VersionLabel version) {}

    record TermsView(VersionLabel version, Instant since, Binding.Because because, List<Binding.Pending> pending) {

        static TermsView of(Binding binding) {
            return new TermsView(binding.label(), binding.since(), binding.because(), binding.pending());
        }
    }
}
