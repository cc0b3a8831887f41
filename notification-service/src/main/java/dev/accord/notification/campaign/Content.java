package dev.accord.notification.campaign;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.notification.policy.PolicyChange;
import dev.accord.notification.policy.PolicyChanges;
import dev.accord.notification.policy.PolicyChanges.Found;
import dev.accord.notification.policy.PolicyLabel;
import org.springframework.stereotype.Component;

/** What a campaign is going to say, or why it cannot say anything yet. */
@Component
class Content {

    private final PolicyChanges changes;

    Content(PolicyChanges changes) {
        this.changes = changes;
    }

    /** @throws Problem invalid-request for an unknown version, conflict for an undecided one, dependency-unavailable */
    PolicyChange of(PolicyLabel version) {
        return switch (changes.by(version)) {
            case Found.Known(var change) -> change;
            case Found.NoSuchVersion() ->
                throw Problem.invalid(
                        "policy_version", "is not a published policy version", "a published version's label");
            case Found.Undecided() ->
                throw new Problem(
                        ProblemType.CONFLICT,
                        "It has yet to be decided how much this version changes. Decide its classification first.");
            case Found.Unavailable() -> throw Problem.unavailable("consent-service");
        };
    }
}
