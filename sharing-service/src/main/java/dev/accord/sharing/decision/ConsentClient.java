package dev.accord.sharing.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Decisions of consent-service, in the shape of the OpenID AuthZEN Authorization API 1.0, section 7. */
@FeignClient(name = "consent-service", contextId = "consent-decisions", url = "http://consent-service")
interface ConsentClient {

    @PostMapping("/access/v1/evaluations")
    Evaluations evaluate(@RequestBody EvaluationsRequest request);

    /** Many questions; what is the same for all stands beside them once. */
    record EvaluationsRequest(
            @Nullable Entity subject,
            Action action,
            @Nullable Resource resource,
            @Nullable Context context,
            List<Question> evaluations) {}

    /** One question, where it differs from the others. */
    record Question(
            @Nullable Entity subject,
            @Nullable Resource resource,
            @Nullable Context context) {}

    /** Somebody by type and id. */
    record Entity(String type, String id) {}

    /** What is to be done. */
    record Action(String name) {}

    /** A purpose with the fields asked for. */
    record Resource(String type, String id, Map<String, List<String>> properties) {}

    /** To whom it is to be disclosed. */
    record Context(String recipient) {}

    /** The answers, in the order of the questions. */
    record Evaluations(@Nullable List<@Nullable Evaluation> evaluations) {}

    /** One answer. */
    record Evaluation(@Nullable Boolean decision, @Nullable Grounds context) {}

    /** What it rests on. */
    record Grounds(
            @Nullable String reason,
            @Nullable List<String> permittedFields,
            @Nullable List<WithheldField> withheld,
            @Nullable String policyVersion,
            @Nullable String receiptId,
            @Nullable String basis,
            @Nullable Instant until,
            @Nullable Long leaseMs) {}

    /** One field that is not permitted. */
    record WithheldField(@Nullable String field, @Nullable String reason) {}
}
