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
 * nothing away compared with what the person accepted (P4), and, if anything on the way to it was major, its notice was delivered (P3).
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

    private Binding bind(Terms terms, PolicyVersion accepted) {
        var newer = versions.applicable(region, now).stream()
                .filter(it -> it.sequence() > accepted.sequence())
                .toList();
        var pending = new ArrayList<Pending>();
        Instant nextChange = null;
        for (PolicyVersion candidate : newer.reversed()) {
            var waitsFor = hurdle(terms, accepted, candidate, newer);
            if (waitsFor == null) {
                return bound(terms, accepted, candidate, newer, pending, nextChange);
            }
            pending.addFirst(new Pending(candidate.label(), waitsFor));
            if (waitsFor == WaitsFor.EFFECTIVE_DATE) {
                nextChange = earlier(nextChange, candidate.effectiveAt());
            }
        }
        return new Binding(accepted, terms.accepted().at(), Because.ACCEPTED, pending, nextChange);
    }

    private Binding bound(
            Terms terms,
            PolicyVersion accepted,
            PolicyVersion version,
            List<PolicyVersion> newer,
            List<Pending> pending,
            @Nullable Instant nextChange) {
        if (!needsNotice(accepted, version, newer)) {
            return new Binding(version, version.effectiveAt(), Because.MINOR_CHANGE, pending, nextChange);
        }
        var since = terms.noticeOf(version.label())
                .map(DeliveredNotice::at)
                .filter(at -> at.isAfter(version.effectiveAt()))
                .orElse(version.effectiveAt());
        return new Binding(version, since, Because.NOTICE_DELIVERED, pending, nextChange);
    }

    private @Nullable WaitsFor hurdle(
            Terms terms, PolicyVersion accepted, PolicyVersion candidate, List<PolicyVersion> newer) {
        if (!candidate.isDecided()) {
            return WaitsFor.OFFICER;
        }
        if (versions.between(accepted, candidate).shrinksRight()) {
            return WaitsFor.CONSENT;
        }
        if (needsNotice(accepted, candidate, newer)
                && terms.noticeOf(candidate.label()).isEmpty()) {
            return WaitsFor.NOTICE;
        }
        return candidate.isEffective(now) ? null : WaitsFor.EFFECTIVE_DATE;
    }

    /** A major step anywhere on the way counts, even where a later version took it back: nobody was told of either. */
    private boolean needsNotice(PolicyVersion accepted, PolicyVersion candidate, List<PolicyVersion> newer) {
        boolean majorStep = newer.stream()
                .filter(it -> it.sequence() <= candidate.sequence())
                .anyMatch(it -> it.classification() == Classification.MAJOR);
        return majorStep || versions.between(accepted, candidate).verdict().classification() == Classification.MAJOR;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
