package dev.accord.consent.grant;

import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.purpose.Action;
import dev.accord.consent.purpose.Purpose;
import dev.accord.consent.purpose.PurposeKey;
import dev.accord.kit.problem.Fault;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether a choice can be made at all, and made like this. */
@Component
class ChoiceCheck {

    private static final String RECIPIENT = "[A-Za-z0-9._-]{1,64}";

    private final Clock clock;

    ChoiceCheck(Clock clock) {
        this.clock = clock;
    }

    /** The purpose as the person's terms have it, if they may choose about it. */
    Purpose purpose(PolicyVersions versions, PolicyVersion bound, PurposeKey key) {
        var found = bound.document().purpose(key);
        if (found.isEmpty()) {
            boolean elsewhere = versions.all().stream()
                    .anyMatch(it -> it.document().purpose(key).isPresent());
            throw elsewhere
                    ? new Problem(
                            ProblemType.TERMS_NOT_ACCEPTED,
                            "That purpose is not in the terms that bind this person. Accept a version that has it first.")
                    : new Problem(
                            ProblemType.UNKNOWN_PURPOSE,
                            "No version of the policy has that purpose.",
                            List.of(new Fault("purpose", "is not known", choosable(bound))));
        }
        if (!found.get().restsOnConsent()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "That purpose rests on " + found.get().basis().key()
                            + ", not on consent, so there is nothing to choose.",
                    List.of(new Fault("purpose", "does not rest on consent", choosable(bound))));
        }
        return found.get();
    }

    void request(Purpose purpose, ChoiceRequest request) {
        var faults = new ArrayList<Fault>();
        if (request.actions() != null
                && (request.actions().isEmpty() || !purpose.actions().containsAll(request.actions()))) {
            faults.add(new Fault(
                    "actions",
                    "are not actions of that purpose",
                    purpose.actions().stream().map(Action::key).collect(Collectors.joining(", "))));
        }
        if (request.recipient() != null && !request.recipient().matches(RECIPIENT)) {
            faults.add(new Fault("recipient", "is not a partner id", "1 to 64 letters, digits, . _ and -"));
        }
        if (request.until() != null
                && (request.choice() != ChoiceRequest.Wanted.GRANTED
                        || !request.until().isAfter(clock.instant()))) {
            faults.add(new Fault(
                    "until", "must be in the future and belongs to a grant", "a time to come, with choice granted"));
        }
        if (!faults.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST, "The choice is not valid.", faults);
        }
    }

    void bounded(Subject subject) {
        if (subject.choices().size() > Subject.CHOICES_MAX) {
            throw new Problem(
                    ProblemType.CONFLICT, "At most " + Subject.CHOICES_MAX + " choices are kept for one person.");
        }
    }

    private static String choosable(PolicyVersion bound) {
        return bound.document().purposes().stream()
                .filter(Purpose::restsOnConsent)
                .map(it -> it.key().value())
                .collect(Collectors.joining(", "));
    }
}
