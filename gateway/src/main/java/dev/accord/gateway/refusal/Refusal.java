package dev.accord.gateway.refusal;

import dev.accord.kit.problem.ProblemType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One way of saying no.
 *
 * @param type stable; clients may rely on it
 * @param detail what is wrong and what would be right; never what was sent
 * @param retryAfter when it is worth asking again; null when waiting does not help
 */
public record Refusal(
        ProblemType type, String detail, @Nullable Duration retryAfter) {

    private static final Duration SOON = Duration.ofSeconds(1);

    /** No route has this path. */
    public static Refusal notFound() {
        return of(ProblemType.NOT_FOUND, "There is nothing at this address.");
    }

    /** No token, or one we do not accept. */
    public static Refusal notSignedIn(String detail) {
        return of(ProblemType.NOT_SIGNED_IN, detail);
    }

    /** A sender-bound token without its proof (RFC 9449). */
    public static Refusal proofMissing(String detail) {
        return of(ProblemType.PROOF_MISSING, detail);
    }

    /** A proof that is wrong, of another request, or was used before (RFC 9449). */
    public static Refusal proofRefused(String detail) {
        return of(ProblemType.PROOF_REFUSED, detail);
    }

    /** Signed in, but not allowed. */
    public static Refusal forbidden(String detail) {
        return of(ProblemType.FORBIDDEN, detail);
    }

    /** A partner that was stopped; sharing-service says the same of it. */
    public static Refusal partnerNotActive() {
        return of(ProblemType.PARTNER_NOT_ACTIVE, "This partner is suspended.");
    }

    /** The request cannot be understood. */
    public static Refusal invalidRequest(String detail) {
        return of(ProblemType.INVALID_REQUEST, detail);
    }

    /** The body is over the stated limit. */
    public static Refusal bodyTooLarge(String detail) {
        return of(ProblemType.BODY_TOO_LARGE, detail);
    }

    /** A body in a form that no service reads. */
    public static Refusal unsupportedMediaType(String detail) {
        return of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    /** A method this address does not have. */
    public static Refusal methodNotAllowed() {
        return of(ProblemType.METHOD_NOT_ALLOWED, "This address does not have that method.");
    }

    /** More requests than the caller may make. */
    public static Refusal tooManyRequests(Duration retryAfter) {
        return new Refusal(ProblemType.TOO_MANY_REQUESTS, "The limit in the RateLimit headers is used up.", retryAfter);
    }

    /** The lease of an answer ran out before it could be handed over (B9): asking again gets a fresh decision. */
    public static Refusal leaseExpired() {
        return new Refusal(ProblemType.LEASE_EXPIRED, "Nothing was disclosed. Ask again.", SOON);
    }

    /** A service is down, slow, or answered something that is not an answer. */
    public static Refusal dependencyUnavailable(String detail) {
        return new Refusal(ProblemType.DEPENDENCY_UNAVAILABLE, detail, SOON);
    }

    /** Our own fault; what it was is in the log under the correlation id. */
    public static Refusal internal() {
        return of(ProblemType.INTERNAL, "It is on record under this correlation id.");
    }

    private static Refusal of(ProblemType type, String detail) {
        return new Refusal(type, detail, null);
    }
}
