package dev.accord.kit.web;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Versions of things as ETag and If-Match (RFC 9110, sections 8.8.3 and 13.1.1). */
public final class Version {

    private Version() {}

    public static String eTag(long seq) {
        return "\"" + seq + "\"";
    }

    /**
     * Lets a change pass only when its sender has seen the current version.
     *
     * @param ifMatch the header, or null when it was not sent
     * @throws Problem precondition-required when it is missing, stale-version when it names another version
     */
    public static void require(@Nullable String ifMatch, long seq) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of what you read before changing it.");
        }
        requireIfGiven(ifMatch, seq);
    }

    /**
     * Like {@link #require}, for changes that may also be made unseen.
     *
     * @throws Problem stale-version when the header was sent and names another version
     */
    public static void requireIfGiven(@Nullable String ifMatch, long seq) {
        if (ifMatch != null
                && !ifMatch.isBlank()
                && !ifMatch.strip().equals("*")
                && !ifMatch.strip().equals(eTag(seq))) {
            throw new Problem(ProblemType.STALE_VERSION, "It has another version now: read it again, then decide.");
        }
    }
}
