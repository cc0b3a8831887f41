package dev.accord.consent.policy;

import com.mongodb.client.ClientSession;
import dev.accord.kit.idempotency.Effect;
import dev.accord.kit.idempotency.Idempotency;
import dev.accord.kit.idempotency.KeyedRequest;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a new version on the books, classified against the one before it (P1, P2). */
@Component
class Publishing {

    /** How many versions a cell keeps; all of them stay readable for ever. */
    static final int VERSIONS_MAX = 1_000;

    private final Policies policies;
    private final Idempotency idempotency;
    private final Clock clock;
    private final JsonMapper json;

    Publishing(Policies policies, Idempotency idempotency, Clock clock, JsonMapper json) {
        this.policies = policies;
        this.idempotency = idempotency;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Publishes what an officer sent, once for each key.
     *
     * @throws Problem policy-faulty with every fault; nothing is published then
     */
    Effect publish(String officer, String key, JsonNode uploaded) {
        var document = DocumentReader.read(uploaded);
        return idempotency.once(
                new KeyedRequest(officer, "publish-policy", key, uploaded),
                session -> Effect.of(201, publish(session, document).label().value()));
    }

    /** @throws Problem conflict when the label is taken */
    PolicyVersion publish(ClientSession session, PolicyDocument document) {
        var versions = policies.versions(session);
        if (versions.find(document.version()).isPresent()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "A version with that label is published and cannot be changed. Choose another label.");
        }
        if (versions.all().size() >= VERSIONS_MAX) {
            throw new Problem(ProblemType.CONFLICT, "The cell keeps at most " + VERSIONS_MAX + " versions.");
        }
        var version = draft(versions, document);
        policies.add(session, version);
        return version;
    }

    /** What publishing it would come to, with nothing stored (B3). */
    PolicyVersion preview(PolicyDocument document) {
        return draft(policies.versionsNow(), document);
    }

    private PolicyVersion draft(PolicyVersions versions, PolicyDocument document) {
        var now = clock.instant();
        var predecessor =
                versions.applicable(document.region(), now).reversed().stream().findFirst();
        var difference = predecessor.map(before -> PolicyDifference.between(before.document(), document));
        return new PolicyVersion(
                document.version(),
                versions.all().stream().mapToLong(PolicyVersion::sequence).max().orElse(0) + 1,
                now,
                predecessor.map(PolicyVersion::label).orElse(null),
                Fingerprint.of(document, json),
                difference.map(PolicyDifference::verdict).orElseGet(ChangeClassifier::first),
                null,
                document);
    }
}
