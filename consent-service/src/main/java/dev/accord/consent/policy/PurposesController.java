package dev.accord.consent.policy;

import dev.accord.consent.purpose.Language;
import dev.accord.kit.identity.OpenToAll;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The purposes of the policy in force, each with what will not work without it (C9). */
@RestController
@Tag(name = "Purposes", description = "What data is used for, and what will not work without it.")
class PurposesController {

    private final ReadingPolicies reading;

    PurposesController(ReadingPolicies reading) {
        this.reading = reading;
    }

    @OpenToAll
    @Refuses({ProblemType.NOT_FOUND, ProblemType.UNSUPPORTED_LANGUAGE})
    @GetMapping("/api/consent/purposes")
    @Operation(
            summary = "Purposes of the policy in force",
            description =
                    "Those with the basis consent can be granted, refused and withdrawn one by one; without_it says, before anyone"
                            + " declines, what will not work.")
    PurposesView purposes(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String region) {
        var version = reading.current(region);
        var tongue = ReadingPolicies.language(version.document(), language);
        return new PurposesView(
                version.label(),
                tongue,
                version.document().purposes().stream()
                        .map(it -> PurposeView.of(it, tongue))
                        .toList());
    }

    /** Never more than the 100 purposes a document may have, so it needs no cursor. */
    record PurposesView(VersionLabel version, Language language, List<PurposeView> items) {}
}
