package dev.accord.consent.grant;

import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.receipt.ReceiptId;
import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A person's own choices (D4). */
@RestController
@Tag(name = "My consents", description = "What a signed-in person has allowed, refused and taken back.")
class GrantController {

    private final GrantingConsent granting;
    private final WithdrawingConsent withdrawing;
    private final Settlement settlement;

    GrantController(GrantingConsent granting, WithdrawingConsent withdrawing, Settlement settlement) {
        this.granting = granting;
        this.withdrawing = withdrawing;
        this.settlement = settlement;
    }

    @OnlyFor("user")
    @GetMapping("/api/consent/me")
    @Operation(
            summary = "My choices",
            description =
                    "For each purpose and recipient what was said about collecting, using and disclosing; what is not listed was"
                            + " never allowed. The ETag can be sent as If-Match with the next change.")
    ResponseEntity<ChoicesView> mine(@Parameter(hidden = true) Caller caller) {
        var view = settlement
                .awaitSettled(new SubjectId(caller.subject()))
                .map(ChoicesView::of)
                .orElseGet(() -> new ChoicesView(0, List.of()));
        return ResponseEntity.ok()
                .eTag(Version.eTag(view.seq()))
                .cacheControl(CacheControl.noStore())
                .body(view);
    }

    @OnlyFor("user")
    @Refuses({
        ProblemType.TERMS_NOT_ACCEPTED,
        ProblemType.CONFLICT,
        ProblemType.UNKNOWN_PURPOSE,
        ProblemType.UNSUPPORTED_LANGUAGE
    })
    @PutMapping("/api/consent/me/{purpose}")
    @Operation(
            summary = "Grant, refuse or withdraw one purpose",
            description =
                    "Collecting, using and disclosing can be chosen apart, for any recipient or for one. A withdrawal is answered"
                            + " only when nothing more about this person can leave on the strength of the former consent; that takes"
                            + " a few hundred milliseconds. The receipt is a compact JWS to keep.")
    ResponseEntity<RecordedView> choose(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String purpose,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ChoiceRequest request) {
        var subject = new SubjectId(caller.subject());
        var about = new PurposeKey(purpose);
        var recorded = recorded(subject, about, request, key, ifMatch);
        return ResponseEntity.status(recorded.status())
                .eTag(Version.eTag(recorded.seq()))
                .cacheControl(CacheControl.noStore())
                .body(new RecordedView(recorded.receiptId(), recorded.receipt(), recorded.seq()));
    }

    private RecordedChoice recorded(
            SubjectId subject, PurposeKey about, ChoiceRequest request, String key, @Nullable String ifMatch) {
        if (request.choice() == null) {
            throw Problem.invalid("choice", "is missing", "granted, refused, withdrawn");
        }
        return switch (request.choice()) {
            case GRANTED -> granting.grant(subject, about, request, key, ifMatch);
            case REFUSED -> granting.refuse(subject, about, request, key, ifMatch);
            case WITHDRAWN -> withdrawing.withdraw(subject, about, request, key, ifMatch);
        };
    }

    record RecordedView(ReceiptId receiptId, String receipt, long seq) {}
}
