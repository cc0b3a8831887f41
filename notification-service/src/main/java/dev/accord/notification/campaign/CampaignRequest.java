package dev.accord.notification.campaign;

import dev.accord.kit.problem.Problem;
import dev.accord.notification.policy.PolicyLabel;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What an officer asks for. */
record CampaignRequest(
        @NotNull @Size(max = 40) String kind,
        @NotNull @Pattern(regexp = PolicyLabel.PATTERN) String policyVersion) {

    /** @throws Problem invalid-request when there is no such kind */
    CampaignKind knownKind() {
        return CampaignKind.named(kind)
                .orElseThrow(() ->
                        Problem.invalid("kind", "is not a kind of campaign", String.join(", ", CampaignKind.words())));
    }

    PolicyLabel version() {
        return new PolicyLabel(policyVersion);
    }
}
