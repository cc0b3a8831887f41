package dev.accord.consent.decision;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One access evaluation as AuthZEN 1.0 shapes it (section 6). In a batch, what is left out is taken from the whole. */
record EvaluationRequest(
        @Nullable Entity subject,
        @Nullable Act action,
        @Nullable Entity resource,
        @Nullable Map<String, Object> context) {

    record Entity(
            @Schema(description = "`subject` for the person, `personal-data` for the resource") @Nullable
            String type,

            @Schema(description = "The person's id; for the resource the purpose") @Nullable
            String id,

            @Schema(description = "For the resource: `fields`, a list of field keys") @Nullable
            Map<String, Object> properties) {}

    record Act(
            @Schema(description = "collect, use or disclose") @Nullable
            String name,

            @Nullable Map<String, Object> properties) {}

    EvaluationRequest orFrom(EvaluationsRequest whole) {
        return new EvaluationRequest(
                subject == null ? whole.subject() : subject,
                action == null ? whole.action() : action,
                resource == null ? whole.resource() : resource,
                context == null ? whole.context() : context);
    }

    /** A batch of evaluations (section 7); the members beside {@code evaluations} are defaults for each of them. */
    record EvaluationsRequest(
            @Nullable Entity subject,
            @Nullable Act action,
            @Nullable Entity resource,
            @Nullable Map<String, Object> context,
            @Nullable List<EvaluationRequest> evaluations,
            @Nullable Options options) {

        EvaluationRequest alone() {
            return new EvaluationRequest(subject, action, resource, context);
        }
    }

    record Options(
            @Schema(description = "execute_all (default), deny_on_first_deny or permit_on_first_permit") @Nullable
            String evaluationsSemantic) {}
}
