package dev.accord.consent.policy;

import dev.accord.kit.identity.Caller;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How officers change the policy. */
@RestController
@Tag(name = "Publishing", description = "Uploading, classifying and trying out policy versions; for privacy officers.")
class PublishingController {

    private final Publishing publishing;
    private final DecidingClassification deciding;
    private final ReadingPolicies reading;

    PublishingController(Publishing publishing, DecidingClassification deciding, ReadingPolicies reading) {
        this.publishing = publishing;
        this.deciding = deciding;
        this.reading = reading;
    }

    @OnlyFor("privacy-officer")
    @Refuses({ProblemType.CONFLICT, ProblemType.POLICY_FAULTY})
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/api/consent/policies")
    @Operation(
            summary = "Publish a version",
            description =
                    "Takes the whole structured document. It is compared with the version before it and classified at once, with"
                            + " reasons. 422 policy-faulty lists every fault; then nothing is published. 409 when the label is taken.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PolicyDocument.class)))
    ResponseEntity<PublishedView> publish(
            @Parameter(hidden = true) Caller caller,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody JsonNode document) {
        var effect = publishing.publish(caller.subject(), key, document);
        return ResponseEntity.status(effect.status()).body(view(reading.version(effect.reference())));
    }

    @OnlyFor("privacy-officer")
    @Refuses({ProblemType.CONFLICT, ProblemType.POLICY_FAULTY})
    @PostMapping("/api/consent/policies/preview")
    @Operation(
            summary = "Dry run of a publication",
            description =
                    "Validates and classifies the document as publishing would, and says what changes; nothing is stored.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PolicyDocument.class)))
    PreviewView preview(@RequestBody JsonNode document) {
        var version = publishing.preview(DocumentReader.read(document));
        var predecessor = version.predecessor();
        var changes = predecessor == null
                ? List.<Change>of()
                : PolicyDifference.between(reading.version(predecessor.value()).document(), version.document())
                        .changes();
        return new PreviewView(
                version.label(),
                predecessor,
                version.classification(),
                version.reasons(),
                changes.stream().anyMatch(Change::shrinksRight),
                changes);
    }

    @OnlyFor("privacy-officer")
    @Refuses(ProblemType.CONFLICT)
    @PostMapping("/api/consent/policies/{version}/classification")
    @Operation(
            summary = "Decide a change that the structure cannot tell",
            description =
                    "Only for a version that is to-be-decided; until then it takes effect for nobody. 409 when it was decided before.")
    PublishedView classify(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String version,
            @RequestBody DecidingClassification.ClassificationRequest request) {
        return view(deciding.decide(reading.version(version).label(), request, caller.subject()));
    }

    private PublishedView view(PolicyVersion version) {
        return new PublishedView(
                version.label(),
                reading.status(version),
                version.predecessor(),
                version.classification(),
                version.reasons(),
                version.fingerprint());
    }

    record PublishedView(
            VersionLabel version,
            String status,
            @Nullable VersionLabel predecessor,
            Classification classification,
            List<Verdict.Reason> reasons,
            String fingerprint) {}

    record PreviewView(
            VersionLabel version,
            @Nullable VersionLabel predecessor,
            Classification classification,
            List<Verdict.Reason> reasons,
            boolean shrinksRight,
            List<Change> changes) {}
}
