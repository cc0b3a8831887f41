package dev.accord.consent.decision;

import dev.accord.consent.decision.EvaluationRequest.EvaluationsRequest;
import dev.accord.kit.identity.OnlyForServices;
import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import dev.accord.kit.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Decisions for other services, in the shape of the OpenID AuthZEN Authorization API 1.0. */
@RestController
@Tag(name = "Decisions", description = "OpenID AuthZEN Authorization API 1.0, for the platform's own services.")
class DecisionController {

    static final int EVALUATIONS_MAX = 500;
    private static final int REQUEST_ID_CHARS_MAX = 128;

    private final Deciding deciding;

    DecisionController(Deciding deciding) {
        this.deciding = deciding;
    }

    @OnlyForServices
    @PostMapping("/access/v1/evaluation")
    @Operation(
            summary = "One decision",
            description =
                    "decision is true only if every field asked for is permitted; context lists permitted and withheld fields with"
                            + " reason codes, what the decision rests on and what would change it. Count lease_ms from the moment you sent this.")
    ResponseEntity<EvaluationView> evaluation(
            @RequestHeader(name = "X-Request-ID", required = false) @Nullable String requestId,
            @RequestBody EvaluationRequest request) {
        return answered(requestId, EvaluationView.of(one(request)));
    }

    @OnlyForServices
    @Refuses(ProblemType.BATCH_TOO_LARGE)
    @PostMapping("/access/v1/evaluations")
    @Operation(
            summary = "Up to 500 decisions",
            description =
                    "Members beside evaluations are defaults for each. Answers are in order; with deny_on_first_deny or"
                            + " permit_on_first_permit they end with the one that settled it. All rest on one barrier.")
    ResponseEntity<Object> evaluations(
            @RequestHeader(name = "X-Request-ID", required = false) @Nullable String requestId,
            @RequestBody EvaluationsRequest request) {
        var evaluations = request.evaluations();
        if (evaluations == null || evaluations.isEmpty()) {
            return answered(requestId, EvaluationView.of(one(request.alone())));
        }
        if (evaluations.size() > EVALUATIONS_MAX) {
            throw new Problem(
                    ProblemType.BATCH_TOO_LARGE,
                    "At most " + EVALUATIONS_MAX + " evaluations can be asked for at once.");
        }
        var semantic = semantic(request);
        var reader = new QuestionReader();
        var questions = new ArrayList<Question>();
        for (EvaluationRequest evaluation : evaluations) {
            questions.add(reader.read(evaluation.orFrom(request), "evaluations[" + questions.size() + "]."));
        }
        reader.done();
        var views = deciding.decide(questions).stream().map(EvaluationView::of).toList();
        return answered(requestId, new EvaluationsView(semantic.cut(views)));
    }

    private Deciding.Answer one(EvaluationRequest request) {
        var reader = new QuestionReader();
        var question = reader.read(request, "");
        reader.done();
        return deciding.decide(question);
    }

    private static Semantic semantic(EvaluationsRequest request) {
        var options = request.options();
        var name = options == null || options.evaluationsSemantic() == null
                ? "execute_all"
                : options.evaluationsSemantic();
        return switch (name) {
            case "execute_all" -> Semantic.EXECUTE_ALL;
            case "deny_on_first_deny" -> Semantic.DENY_ON_FIRST_DENY;
            case "permit_on_first_permit" -> Semantic.PERMIT_ON_FIRST_PERMIT;
            default ->
                throw Problem.invalid(
                        "options.evaluations_semantic",
                        "is not known",
                        "execute_all, deny_on_first_deny, permit_on_first_permit");
        };
    }

    /** AuthZEN asks for its request id back (section 10.1.3); only a sane one is echoed. */
    private static <T> ResponseEntity<T> answered(@Nullable String requestId, T body) {
        var response = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (requestId != null && requestId.length() <= REQUEST_ID_CHARS_MAX && requestId.matches("[A-Za-z0-9._-]+")) {
            response.header("X-Request-ID", requestId);
        }
        return response.body(Objects.requireNonNull(body));
    }

    private enum Semantic {
        EXECUTE_ALL,
        DENY_ON_FIRST_DENY,
        PERMIT_ON_FIRST_PERMIT;

        List<EvaluationView> cut(List<EvaluationView> all) {
            if (this == EXECUTE_ALL) {
                return all;
            }
            boolean settles = this == PERMIT_ON_FIRST_PERMIT;
            for (int index = 0; index < all.size(); index++) {
                if (all.get(index).decision() == settles) {
                    return all.subList(0, index + 1);
                }
            }
            return all;
        }
    }

    record EvaluationsView(List<EvaluationView> evaluations) {}
}
