package dev.accord.consent.preview;

import dev.accord.consent.purpose.PurposeKey;
import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a withdrawal would stop (D4, C9, B3). */
@RestController
@Tag(name = "My consents")
class PreviewController {

    private final PreviewingWithdrawal previewing;

    PreviewController(PreviewingWithdrawal previewing) {
        this.previewing = previewing;
    }

    @OnlyFor("user")
    @Refuses({ProblemType.TERMS_NOT_ACCEPTED, ProblemType.UNKNOWN_PURPOSE, ProblemType.UNSUPPORTED_LANGUAGE})
    @PostMapping("/api/consent/me/{purpose}/withdrawal-preview")
    @Operation(
            summary = "What withdrawing this purpose would stop",
            description =
                    "What would stop working, and which partners would stop receiving which fields. 503 dependency-unavailable when"
                            + " the recipients cannot be determined; an empty list means that there are none. Nothing is changed.")
    ResponseEntity<PreviewView> preview(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String purpose,
            @RequestParam(required = false) @Nullable String language) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(previewing.preview(new SubjectId(caller.subject()), new PurposeKey(purpose), language));
    }

    record PreviewView(List<String> stopsWorking, List<ReceiverView> stopsReceiving) {}

    record ReceiverView(PartnerView partner, String agreement, List<String> fields) {

        /** An answer with holes counts as none: a recipient left out would be as wrong as a list left empty. */
        static List<ReceiverView> of(RecipientsClient.Recipients recipients) {
            if (recipients.items() == null) {
                throw PreviewingWithdrawal.undetermined();
            }
            return recipients.items().stream().map(ReceiverView::of).toList();
        }

        private static ReceiverView of(RecipientsClient.@Nullable Recipient it) {
            if (it == null
                    || it.partner() == null
                    || it.partner().id() == null
                    || it.agreement() == null
                    || it.fields() == null) {
                throw PreviewingWithdrawal.undetermined();
            }
            return new ReceiverView(
                    new PartnerView(it.partner().id(), it.partner().name()), it.agreement(), it.fields());
        }
    }

    record PartnerView(String id, String name) {}
}
