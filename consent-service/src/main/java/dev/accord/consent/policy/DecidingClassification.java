package dev.accord.consent.policy;

import dev.accord.consent.policy.PolicyVersion.OfficerDecision;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Prose that changed without a structured change is decided by an officer, with a reason (P2). */
@Component
class DecidingClassification {

    private static final int REASON_CHARS_MAX = 2_000;

    private final Policies policies;
    private final Clock clock;

    DecidingClassification(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param classification what the officer decides
     * @param reason why, 1 to 2,000 characters
     */
    record ClassificationRequest(Decided classification, String reason) {}

    enum Decided {
        MAJOR,
        MINOR
    }

    /** @throws Problem conflict unless the version waits for a decision */
    PolicyVersion decide(VersionLabel label, ClassificationRequest request, String officer) {
        if (request.classification() == null) {
            throw Problem.invalid("classification", "is missing", "major, minor");
        }
        if (request.reason() == null
                || request.reason().isBlank()
                || request.reason().length() > REASON_CHARS_MAX) {
            throw Problem.invalid("reason", "is missing or too long", "1 to " + REASON_CHARS_MAX + " characters");
        }
        var version = policies.find(label).orElseThrow(() -> Problem.notFound("policy version"));
        var decision = new OfficerDecision(
                request.classification() == Decided.MAJOR, request.reason(), officer, clock.instant());
        if (version.isDecided() || !policies.decide(version.decided(decision))) {
            throw new Problem(ProblemType.CONFLICT, "The classification of this version is settled.");
        }
        return policies.versionsNow().find(label).orElseThrow();
    }
}
