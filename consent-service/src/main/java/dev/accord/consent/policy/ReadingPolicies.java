package dev.accord.consent.policy;

import dev.accord.consent.purpose.Language;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.store.StoreSettings;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every version stays readable, by language and region (P1). */
@Component
public class ReadingPolicies {

    private final Policies policies;
    private final Clock clock;
    private final Region cell;

    ReadingPolicies(Policies policies, Clock clock, StoreSettings store) {
        this.policies = policies;
        this.clock = clock;
        this.cell = new Region(store.region());
    }

    /** The region whose residents this cell serves (L1). */
    public Region cell() {
        return cell;
    }

    /** @throws Problem not-found when that region has no policy in force */
    public PolicyVersion current(@Nullable String region) {
        var asked = region == null ? cell : new Region(region);
        if (!asked.value().matches(Region.PATTERN)) {
            throw Problem.invalid("region", "is not a region", "global, or a region such as eu");
        }
        return policies.versions()
                .inForce(asked, clock.instant())
                .orElseThrow(() -> Problem.notFound("policy in force"));
    }

    /** @throws Problem not-found when no version has that label */
    public PolicyVersion version(String label) {
        var asked = new VersionLabel(label);
        return policies.versionsWith(List.of(asked)).find(asked).orElseThrow(() -> Problem.notFound("policy version"));
    }

    public PolicyDifference difference(PolicyVersion from, PolicyVersion to) {
        return policies.versions().between(from, to);
    }

    List<PolicyVersion> all() {
        return policies.versions().all();
    }

    String status(PolicyVersion version) {
        var region = version.document().region().equals(Region.GLOBAL)
                ? cell
                : version.document().region();
        var inForce = policies.versionsWith(List.of(version.label())).inForce(region, clock.instant());
        return inForce.map(it -> it.label().equals(version.label())
                        ? "in-force"
                        : it.sequence() > version.sequence() ? "superseded" : "published")
                .orElse("published");
    }

    /**
     * The language to answer in: the asked one, else the first the document is in.
     *
     * @throws Problem unsupported-language when the document is not in the asked one
     */
    public static Language language(PolicyDocument document, @Nullable String asked) {
        if (asked == null) {
            return document.languages().getFirst();
        }
        var language = new Language(asked);
        if (!document.speaks(language)) {
            var offered = document.languages().stream().map(Language::value).collect(Collectors.joining(", "));
            throw new Problem(
                    ProblemType.UNSUPPORTED_LANGUAGE,
                    "This policy is not published in that language.",
                    List.of(new Fault("language", "is not offered", offered)));
        }
        return language;
    }
}
