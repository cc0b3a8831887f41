package dev.accord.consent.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every version published so far, as one immutable picture. Versions are compared once and the comparison kept.
 */
public final class PolicyVersions {

    private static final int DIFFERENCES_MAX = 10_000;

    private record Pair(VersionLabel from, VersionLabel to) {}

    private final List<PolicyVersion> versions;
    private final Map<VersionLabel, PolicyVersion> byLabel;
    private final Map<Pair, PolicyDifference> differences = new ConcurrentHashMap<>();

    public PolicyVersions(List<PolicyVersion> published) {
        versions = published.stream()
                .sorted(Comparator.comparingLong(PolicyVersion::sequence))
                .toList();
        byLabel = versions.stream().collect(Collectors.toUnmodifiableMap(PolicyVersion::label, Function.identity()));
    }

    public List<PolicyVersion> all() {
        return versions;
    }

    public Optional<PolicyVersion> find(VersionLabel label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /** The version a newcomer of that region is shown (U1); a local version prevails over the global one (P1). */
    public Optional<PolicyVersion> inForce(Region region, Instant now) {
        return applicable(region, now).stream()
                .filter(it -> it.isEffective(now))
                .reduce((earlier, later) -> later);
    }

    /**
     * The versions that are or may become somebody's terms in that region, earliest first: its own, and the global ones published
     * before one of its own took effect.
     */
    public List<PolicyVersion> applicable(Region region, Instant now) {
        long firstLocal = versions.stream()
                .filter(it -> it.document().region().equals(region) && it.isEffective(now))
                .mapToLong(PolicyVersion::sequence)
                .min()
                .orElse(Long.MAX_VALUE);
        return versions.stream()
                .filter(it -> it.document().region().equals(region)
                        || (it.document().region().equals(Region.GLOBAL) && it.sequence() < firstLocal))
                .toList();
    }

    public PolicyDifference between(PolicyVersion from, PolicyVersion to) {
        if (differences.size() >= DIFFERENCES_MAX) {
            differences.clear();
        }
        return differences.computeIfAbsent(
                new Pair(from.label(), to.label()), pair -> PolicyDifference.between(from.document(), to.document()));
    }
}
