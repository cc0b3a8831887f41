package dev.accord.consent.policy;

import dev.accord.consent.purpose.Language;
import dev.accord.kit.identity.OpenToAll;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the policy says and said, open to everyone (P1). */
@RestController
@Tag(name = "Policy", description = "Versions of the privacy policy, readable by everyone without a token.")
class PolicyController {

    private final ReadingPolicies reading;

    PolicyController(ReadingPolicies reading) {
        this.reading = reading;
    }

    @OpenToAll
    @Refuses({ProblemType.NOT_FOUND, ProblemType.UNSUPPORTED_LANGUAGE})
    @GetMapping("/api/consent/policies/current")
    @Operation(
            summary = "The policy in force",
            description =
                    "For the region asked for, else for the region this platform serves; a local version prevails over the global one."
                            + " 422 unsupported-language names the languages on offer.")
    PolicyView current(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String region) {
        return view(reading.current(region), language);
    }

    @OpenToAll
    @GetMapping("/api/consent/policies")
    @Operation(
            summary = "Every version published so far",
            description = "In the order of publication; read one for its text.")
    Page<VersionView> all(PageQuery query) {
        var found = reading.all().stream()
                .filter(it -> query.after().stream().allMatch(after -> it.sequence() > sequence(after)))
                .limit(query.limit() + 1L)
                .toList();
        return Page.of(found, query.limit(), it -> Long.toString(it.sequence())).map(this::summary);
    }

    @OpenToAll
    @Refuses(ProblemType.UNSUPPORTED_LANGUAGE)
    @GetMapping("/api/consent/policies/{version}")
    @Operation(summary = "One version, whether in force or not")
    PolicyView one(@PathVariable String version, @RequestParam(required = false) @Nullable String language) {
        return view(reading.version(version), language);
    }

    @OpenToAll
    @GetMapping("/api/consent/policies/{from}/diff/{to}")
    @Operation(
            summary = "What changed between two versions, and how much it matters",
            description =
                    "The classification is worked out from the structured difference; each reason names its rule. A change with"
                            + " shrinks_right takes something from the person and binds nobody without explicit consent.")
    DifferenceView difference(@PathVariable String from, @PathVariable String to) {
        var before = reading.version(from);
        var after = reading.version(to);
        return DifferenceView.of(before, after, reading.difference(before, after));
    }

    private PolicyView view(PolicyVersion version, @Nullable String language) {
        return PolicyView.of(version, reading.status(version), ReadingPolicies.language(version.document(), language));
    }

    private VersionView summary(PolicyVersion it) {
        return new VersionView(
                it.label(),
                reading.status(it),
                it.document().region(),
                it.document().products(),
                it.effectiveAt(),
                it.publishedAt(),
                it.predecessor(),
                it.classification(),
                it.document().languages());
    }

    private static long sequence(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw dev.accord.kit.problem.Problem.invalid(
                    "cursor", "is not a cursor of this list", "the next_cursor of an earlier page");
        }
    }

    record VersionView(
            VersionLabel version,
            String status,
            Region region,
            List<String> products,
            Instant effectiveFrom,
            Instant publishedAt,
            @Nullable VersionLabel predecessor,
            Classification classification,
            List<Language> languages) {}
}
