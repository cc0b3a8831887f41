package dev.accord.sharing.decision;

import dev.accord.kit.lease.Lease;
import dev.accord.sharing.catalogue.FieldKey;
import dev.accord.sharing.decision.ConsentClient.Evaluation;
import dev.accord.sharing.decision.ConsentClient.Grounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer of consent-service as strictly as it matters: what was not asked is not permitted, a permission
 * without a lease is none, and no lease is longer than L or than the permission's own end.
 *
 * @param sentAtNanos when the question was sent; leases count from there (invariant 2)
 */
record ReadingDecision(List<FieldKey> asked, long sentAtNanos, Duration longestLease, Duration margin, Clock clock) {

    private static final Pattern REASON = Pattern.compile("[a-z-]{1,60}");
    private static final String UNREADABLE = "decision-unreadable";

    /** Empty when the answer is not what was agreed: then nothing in it counts. */
    Optional<Decision> read(@Nullable Evaluation answer) {
        if (answer == null || answer.decision() == null || answer.context() == null) {
            return Optional.empty();
        }
        var grounds = answer.context();
        var permitted = permitted(grounds);
        boolean wholly = permitted.size() == asked.size();
        if (Boolean.TRUE.equals(answer.decision()) != wholly) {
            return Optional.empty();
        }
        if (permitted.isEmpty()) {
            return Optional.of(decision(grounds, permitted, sentAtNanos));
        }
        var granted = granted(grounds);
        return granted.isZero() || granted.isNegative()
                ? Optional.empty()
                : Optional.of(decision(
                        grounds,
                        permitted,
                        Lease.counted(sentAtNanos, granted, margin).endsAtNanos()));
    }

    private Set<FieldKey> permitted(Grounds grounds) {
        var named = Objects.requireNonNullElse(grounds.permittedFields(), List.<String>of());
        var permitted = new LinkedHashSet<FieldKey>();
        for (var key : asked) {
            if (named.contains(key.value())) {
                permitted.add(key);
            }
        }
        return permitted;
    }

    private Duration granted(Grounds grounds) {
        var lease = grounds.leaseMs();
        if (lease == null || lease <= 0) {
            return Duration.ZERO;
        }
        var granted = Duration.ofMillis(Math.min(lease, longestLease.toMillis()));
        Instant until = grounds.until();
        if (until == null) {
            return granted;
        }
        var left = Duration.between(clock.instant(), until);
        return left.compareTo(granted) < 0 ? left : granted;
    }

    private Decision decision(Grounds grounds, Set<FieldKey> permitted, long leaseEndsAtNanos) {
        var reason = code(grounds.reason());
        return new Decision(
                Set.copyOf(permitted),
                withheld(grounds, permitted, reason),
                reason,
                grounds.receiptId(),
                grounds.basis(),
                grounds.policyVersion(),
                grounds.until(),
                leaseEndsAtNanos);
    }

    private Map<FieldKey, String> withheld(Grounds grounds, Set<FieldKey> permitted, String reason) {
        var named = new HashMap<String, String>();
        Objects.requireNonNullElse(grounds.withheld(), List.<ConsentClient.WithheldField>of())
                .forEach(one -> named.put(String.valueOf(one.field()), code(one.reason())));
        var withheld = new HashMap<FieldKey, String>();
        asked.stream()
                .filter(key -> !permitted.contains(key))
                .forEach(key -> withheld.put(key, named.getOrDefault(key.value(), reason)));
        return Map.copyOf(withheld);
    }

    /** Reasons go on to partners: codes only, whatever was sent. */
    private static String code(@Nullable String reason) {
        return reason != null && REASON.matcher(reason).matches() ? reason : UNREADABLE;
    }
}
