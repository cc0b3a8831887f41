package dev.accord.account.consent;

import dev.accord.account.catalogue.FieldKey;
import dev.accord.account.catalogue.PurposeKey;
import dev.accord.account.consent.Collecting.Decided;
import dev.accord.account.consent.Collecting.Undecided;
import dev.accord.account.consent.ConsentClient.Context;
import dev.accord.account.consent.ConsentClient.EvaluationAnswer;
import dev.accord.account.consent.ConsentClient.EvaluationsAnswer;
import dev.accord.account.consent.ConsentClient.Withheld;
import dev.accord.account.value.Basis;
import dev.accord.kit.lease.Lease;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer as someone who was promised nothing: one part that is missing or of another shape, and the whole
 * answer counts for nothing.
 *
 * @param sentAtNanos when the question left; the lease is counted from then
 */
record AnswerReading(SortedMap<PurposeKey, Set<FieldKey>> asked, long sentAtNanos, Duration margin) {
    private static final Undecided MALFORMED = new Undecided("malformed");
    private static final long LONGEST_LEASE_MILLIS = 10_000;

    Collecting read(@Nullable EvaluationsAnswer answer) {
        List<@Nullable EvaluationAnswer> evaluations = answer == null ? null : answer.evaluations();
        if (evaluations == null || evaluations.size() != asked.size()) {
            return MALFORMED;
        }
        Map<PurposeKey, Permission> permissions = new HashMap<>();
        Lease lease =
                new Lease(sentAtNanos + Duration.ofMillis(LONGEST_LEASE_MILLIS).toNanos());
        int index = 0;
        for (var question : asked.entrySet()) {
            EvaluationAnswer evaluation = evaluations.get(index++);
            Context context = evaluation == null || evaluation.decision() == null ? null : evaluation.context();
            Optional<Permission> read = context == null ? Optional.empty() : permission(question.getValue(), context);
            if (context == null || read.isEmpty()) {
                return MALFORMED;
            }
            permissions.put(question.getKey(), read.get());
            lease = read.get().permitted().isEmpty() ? lease : lease.and(leaseOf(context));
        }
        return new Decided(permissions, lease);
    }

    private Optional<Permission> permission(Set<FieldKey> fields, Context context) {
        Set<FieldKey> permitted = permitted(fields, context);
        if (permitted.isEmpty()) {
            return Optional.of(new Permission(Set.of(), reasons(fields, context), null));
        }
        Long lease = context.leaseMillis();
        if (context.basis() == null || context.policyVersion() == null || lease == null) {
            return Optional.empty();
        }
        if (lease < 0 || lease > LONGEST_LEASE_MILLIS) {
            return Optional.empty();
        }
        Basis basis = new Basis(context.basis(), context.policyVersion(), context.receiptId());
        return Optional.of(new Permission(permitted, reasons(fields, context), basis));
    }

    /** What was not asked is not taken, whoever offers it. */
    private static Set<FieldKey> permitted(Set<FieldKey> fields, Context context) {
        Set<FieldKey> permitted = new HashSet<>(fields);
        List<@Nullable String> named = context.permittedFields();
        permitted.removeIf(field -> named == null || !named.contains(field.value()));
        return permitted;
    }

    private static Map<FieldKey, String> reasons(Set<FieldKey> fields, Context context) {
        Map<FieldKey, String> reasons = new HashMap<>();
        String general = safe(context.reason());
        fields.forEach(field -> reasons.put(field, general));
        List<@Nullable Withheld> withheld = context.withheld();
        if (withheld != null) {
            withheld.stream()
                    .filter(Objects::nonNull)
                    .forEach(one -> fields.stream()
                            .filter(field -> field.value().equals(one.field()))
                            .forEach(field -> reasons.put(field, safe(one.reason()))));
        }
        return reasons;
    }

    /** A reason is a short code; anything else is not passed on. */
    private static String safe(@Nullable String reason) {
        return reason != null && PurposeKey.isWellFormed(reason) && !reason.equals("permitted")
                ? reason
                : Permission.NO_REASON_GIVEN;
    }

    private Lease leaseOf(Context context) {
        long millis = Objects.requireNonNullElse(context.leaseMillis(), 0L);
        return Lease.counted(sentAtNanos, Duration.ofMillis(millis), margin);
    }
}
