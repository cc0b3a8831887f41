package dev.accord.consent.terms;

import dev.accord.consent.policy.VersionLabel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is on record about one person's terms: what they accepted, and which notices reached them since. Bounded by the number of
 * versions, as notices are dropped once their version was accepted.
 */
public record Terms(AcceptedTerms accepted, List<DeliveredNotice> notices) {

    public Terms {
        notices = List.copyOf(notices);
    }

    public static Terms accepting(AcceptedTerms accepted) {
        return new Terms(accepted, List.of());
    }

    /** Only the first delivery counts: a later one must not move the day the version began to bind. */
    public Terms noticed(DeliveredNotice notice) {
        return noticeOf(notice.version()).isPresent()
                ? this
                : new Terms(
                        accepted,
                        Stream.concat(notices.stream(), Stream.of(notice)).toList());
    }

    public Optional<DeliveredNotice> noticeOf(VersionLabel version) {
        return notices.stream().filter(it -> it.version().equals(version)).findFirst();
    }

    /** Every version that this record refers to. */
    public List<VersionLabel> versions() {
        return Stream.concat(Stream.of(accepted.version()), notices.stream().map(DeliveredNotice::version))
                .toList();
    }
}
