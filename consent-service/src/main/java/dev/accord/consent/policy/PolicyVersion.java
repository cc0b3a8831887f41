package dev.accord.consent.policy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A published version. It never changes again, except that an officer may decide what the structure could not tell (P2).
 *
 * @param sequence counts versions up from 1 in the order of publication
 * @param predecessor the version it was compared with; absent for the first
 * @param fingerprint SHA-256 over the RFC 8785 form of the document, in hexadecimal: what a receipt refers to
 * @param decision what an officer decided about prose, once decided
 */
public record PolicyVersion(
        @BsonId VersionLabel label,
        long sequence,
        Instant publishedAt,
        @Nullable VersionLabel predecessor,
        String fingerprint,
        Verdict verdict,
        @Nullable OfficerDecision decision,
        PolicyDocument document) {

    /** A classification that a person made, with their reason; kept beside what the rules had said. */
    public record OfficerDecision(boolean major, String reason, String officer, Instant at) {}

    /** A version takes effect for nobody before it was published and decided, whatever date it names. */
    public Instant effectiveAt() {
        var known = decision == null ? publishedAt : decision.at();
        var named = document.effectiveFrom();
        return named.isBefore(known) ? known : named;
    }

    /** False while prose waits for an officer: until then the version takes effect for nobody. */
    public boolean isDecided() {
        return decision != null || verdict.isDecided();
    }

    public Classification classification() {
        if (decision == null) {
            return verdict.classification();
        }
        return decision.major() ? Classification.MAJOR : Classification.DECIDED_MINOR;
    }

    /** What the rules said, and after it what an officer decided. */
    List<Verdict.Reason> reasons() {
        if (decision == null) {
            return verdict.reasons();
        }
        var decided = new Verdict.Reason("officer-decision", decision.reason());
        return Stream.concat(verdict.reasons().stream(), Stream.of(decided)).toList();
    }

    public boolean isEffective(Instant now) {
        return isDecided() && !effectiveAt().isAfter(now);
    }

    PolicyVersion decided(OfficerDecision made) {
        return new PolicyVersion(label, sequence, publishedAt, predecessor, fingerprint, verdict, made, document);
    }
}
