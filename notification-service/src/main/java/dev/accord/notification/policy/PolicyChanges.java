package dev.accord.notification.policy;

import dev.accord.kit.outward.Answer;
import dev.accord.kit.outward.Outward;
import dev.accord.notification.policy.ConsentClient.ChangeAnswer;
import dev.accord.notification.policy.ConsentClient.DifferenceAnswer;
import dev.accord.notification.policy.ConsentClient.VersionAnswer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What policy versions change, asked of consent-service. */
@Component
public class PolicyChanges {

    /** What came of asking. */
    public sealed interface Found {

        record Known(PolicyChange change) implements Found {}

        record NoSuchVersion() implements Found {}

        /** An officer has yet to decide how much it matters (P2); until then it takes effect for nobody. */
        record Undecided() implements Found {}

        /** Consent-service is down, slow or answers nonsense. */
        record Unavailable() implements Found {}
    }

    private static final String UNDECIDED = "to-be-decided";

    private final ConsentClient consent;

    PolicyChanges(ConsentClient consent) {
        this.consent = consent;
    }

    /** What the version changes against the one before it. */
    public Found by(PolicyLabel version) {
        return switch (Outward.ask(() -> consent.version(version.value()))) {
            case Answer.Given<VersionAnswer>(var known) -> compared(version, known);
            case Answer.Refused<VersionAnswer> refused when refused.status() == 404 -> new Found.NoSuchVersion();
            case Answer.Refused<VersionAnswer> _, Answer.Unavailable<VersionAnswer> _ -> new Found.Unavailable();
        };
    }

    private Found compared(PolicyLabel version, VersionAnswer known) {
        if (known.effectiveFrom() == null || !version.value().equals(known.version())) {
            return new Found.Unavailable();
        }
        if (known.predecessor() == null) {
            String classification = Objects.requireNonNullElse(known.classification(), "none");
            return new Found.Known(new PolicyChange(version, null, known.effectiveFrom(), classification, List.of()));
        }
        PolicyLabel from = new PolicyLabel(known.predecessor());
        return switch (Outward.ask(() -> consent.difference(from.value(), version.value()))) {
            case Answer.Given<DifferenceAnswer>(var difference) -> told(version, from, known, difference);
            case Answer.Refused<DifferenceAnswer> _, Answer.Unavailable<DifferenceAnswer> _ -> new Found.Unavailable();
        };
    }

    private static Found told(PolicyLabel version, PolicyLabel from, VersionAnswer known, DifferenceAnswer difference) {
        // A version says itself what an officer decided about it; a comparison knows only the structure.
        String classification = known.classification() != null ? known.classification() : difference.classification();
        if (classification == null || difference.changes() == null || known.effectiveFrom() == null) {
            return new Found.Unavailable();
        }
        if (classification.equals(UNDECIDED)) {
            return new Found.Undecided();
        }
        List<PolicyChange.Item> items = difference.changes().stream()
                .map(PolicyChanges::item)
                .filter(Objects::nonNull)
                .toList();
        return new Found.Known(new PolicyChange(version, from, known.effectiveFrom(), classification, items));
    }

    private static PolicyChange.@Nullable Item item(@Nullable ChangeAnswer change) {
        if (change == null || change.kind() == null || change.subject() == null) {
            return null;
        }
        return new PolicyChange.Item(
                change.kind(),
                change.subject(),
                change.before(),
                change.after(),
                Boolean.TRUE.equals(change.shrinksRight()));
    }
}
