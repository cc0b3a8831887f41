package dev.accord.consent.acceptance;

import dev.accord.consent.grant.Settlement;
import dev.accord.consent.policy.ReadingPolicies;
import dev.accord.consent.policy.VersionLabel;
import dev.accord.consent.subject.SubjectId;
import dev.accord.kit.identity.OnlyFor;
import dev.accord.kit.identity.OnlyForServices;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.web.Page;
import dev.accord.kit.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who is bound by which terms, for officers and for the services that depend on it (P4). */
@RestController
@Tag(name = "Bindings", description = "Who is bound by which version; for privacy officers and auditors.")
class BindingsController {

    private final FindingTerms finding;
    private final ReadingPolicies reading;
    private final Settlement settlement;

    BindingsController(FindingTerms finding, ReadingPolicies reading, Settlement settlement) {
        this.finding = finding;
        this.reading = reading;
        this.settlement = settlement;
    }

    @OnlyFor({"privacy-officer", "auditor"})
    @GetMapping("/api/consent/policies/{version}/bindings")
    @Operation(
            summary = "Who is bound by this version",
            description =
                    "People by id, with since when, why, and what newer versions wait for. A page may be empty and still carry a"
                            + " next_cursor: go on until there is none.")
    Page<FindingTerms.Bound> bindings(@PathVariable String version, PageQuery query) {
        return finding.boundBy(reading.version(version).label(), query.after(), query.limit());
    }

    /** Asked when a profile is opened (U1). */
    @OnlyForServices({"account-service", "sharing-service", "notification-service"})
    @GetMapping("/internal/subjects/{id}/terms")
    SubjectTermsView terms(@PathVariable String id) {
        return settlement
                .awaitSettled(new SubjectId(id))
                .flatMap(finding::binding)
                .map(it -> new SubjectTermsView(it.label()))
                .orElseThrow(() -> Problem.notFound("subject with accepted terms"));
    }

    record SubjectTermsView(VersionLabel version) {}
}
