package dev.accord.consent.terms;

import dev.accord.consent.policy.Classification;
import dev.accord.consent.policy.PolicyVersion;
import dev.accord.consent.policy.PolicyVersions;
import dev.accord.consent.policy.Region;
import dev.accord.consent.terms.Binding.Because;
import dev.accord.consent.terms.Binding.Pending;
import dev.accord.consent.terms.Binding.WaitsFor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out which terms bind a person. The newest version that may bind does. A version may bind when it is decided and in effect, takes
 * nothing away compared with what bound the person before (P4), and, if anything on the way to it was major, its notice was delivered (P3).
 */
public final class BindingTerms {

    private final PolicyVersions versions;
    private final Region region;
    private final Instant now;

    public BindingTerms(PolicyVersions versions, Region region, Instant now) {
        this.versions = versions;
        this.region = region;
        this.now = now;
    }

    /** Empty when the accepted version is not on the books, which default-deny turns into a refusal. */
    public Optional<Binding> of(Terms terms) {
        return versions.find(terms.accepted().version()).map(accepted -> bind(terms, accepted));
    }

    /** Version by version, as they came to bind her: each is held against what bound her before it. */
    private Binding bind(Terms terms, PolicyVersion accepted) {
        var binding = new Binding(accepted, terms.accepted().at(), Because.ACCEPTED, List.of(), null);
        for (PolicyVersion candidate : versions.applicable(region, now)) {
            if (candidate.sequence() > accepted.sequence()) {
                binding = next(terms, binding, candidate);
            }
        }
        return binding;
    }

    private Binding next(Terms terms, Binding present, PolicyVersion candidate) {
        var waitsFor = hurdle(terms, present.version(), candidate);
        if (waitsFor == null) {
            return bound(terms, present.version(), candidate);
        }
        var pending = new ArrayList<>(present.pending());
        pending.add(new Pending(candidate.label(), waitsFor));
        var nextChange = waitsFor == WaitsFor.EFFECTIVE_DATE
                ? earlier(present.nextChange(), candidate.effectiveAt())
                : present.nextChange();
        return new Binding(present.version(), present.since(), present.because(), pending, nextChange);
    }

    private Binding bound(Terms terms, PolicyVersion before, PolicyVersion version) {
        if (!needsNotice(before, version)) {
            return new Binding(version, version.effectiveAt(), Because.MINOR_CHANGE, List.of(), null);
        }
        var since = terms.noticeOf(version.label())
                .map(DeliveredNotice::at)
                .filter(at -> at.isAfter(version.effectiveAt()))
                .orElse(version.effectiveAt());
        return new Binding(version, since, Because.NOTICE_DELIVERED, List.of(), null);
    }

    private @Nullable WaitsFor hurdle(Terms terms, PolicyVersion present, PolicyVersion candidate) {
        if (!candidate.isDecided()) {
            return WaitsFor.OFFICER;
        }
        if (versions.between(present, candidate).shrinksRight()) {
            return WaitsFor.CONSENT;
        }
        if (needsNotice(present, candidate) && terms.noticeOf(candidate.label()).isEmpty()) {
            return WaitsFor.NOTICE;
        }
        return candidate.isEffective(now) ? null : WaitsFor.EFFECTIVE_DATE;
    }

    /** A major step anywhere on the way counts, even where a later version took it back: nobody was told of either. */
    private boolean needsNotice(PolicyVersion present, PolicyVersion candidate) {
        boolean majorStep = versions.applicable(region, now).stream()
                .filter(it -> it.sequence() > present.sequence() && it.sequence() <= candidate.sequence())
                .anyMatch(it -> it.classification() == Classification.MAJOR);
        return majorStep || versions.between(present, candidate).verdict().classification() == Classification.MAJOR;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
