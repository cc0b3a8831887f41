package dev.accord.account.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Consent-service, as far as this service asks it: decisions in the form of the AuthZEN Authorization API 1.0, and the
 * terms somebody accepted. Every member of an answer may be missing; what is missing never counts as yes.
 */
@FeignClient(name = "consent-service", url = "http://consent-service")
interface ConsentClient {

    @PostMapping("/access/v1/evaluations")
    EvaluationsAnswer evaluations(@RequestBody EvaluationsRequest request);

    @GetMapping("/internal/subjects/{id}/terms")
    TermsAnswer terms(@PathVariable("id") String subject);

    /** Subject and action stand once, for all evaluations (AuthZEN, section 7.1.1). */
    record EvaluationsRequest(Subject subject, Action action, List<Evaluation> evaluations) {}

    record Subject(String type, String id) {}

    record Action(String name) {}

    record Evaluation(Resource resource) {}

    record Resource(String type, String id, ResourceProperties properties) {}

    record ResourceProperties(List<String> fields) {}

    record EvaluationsAnswer(@Nullable List<@Nullable EvaluationAnswer> evaluations) {}

    record EvaluationAnswer(
            @Nullable Boolean decision, @Nullable Context context) {}

    record Context(
            @Nullable String reason,
            @Nullable List<@Nullable String> permittedFields,
            @Nullable List<@Nullable Withheld> withheld,
            @Nullable String policyVersion,
            @Nullable String receiptId,
            @Nullable String basis,
            @JsonProperty("lease_ms") @Nullable Long leaseMillis) {}

    record Withheld(@Nullable String field, @Nullable String reason) {}

    record TermsAnswer(@Nullable String version) {}
}
