package dev.accord.kit.identity;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Why a caller was not recognised, as a problem. */
public final class IdentityProblems {

    private IdentityProblems() {}

    /**
     * Whether the caller was not judged at all. Spring's check of proofs takes whatever goes wrong in it for a bad proof,
     * and says what it was as the cause.
     */
    static boolean isOutage(AuthenticationException refused) {
        return outage(refused).isPresent();
    }

    private static Optional<AuthenticationServiceException> outage(AuthenticationException refused) {
        return Stream.of(refused, refused.getCause())
                .filter(AuthenticationServiceException.class::isInstance)
                .map(AuthenticationServiceException.class::cast)
                .findFirst();
    }

    private static Problem unavailable(AuthenticationServiceException outage) {
        return Problem.unavailable(
                outage.getCause() instanceof JwtException ? "The sign-in" : "The memory of used proofs");
    }

    /** The problem that fits the request and what the security filters made of it. */
    public static Problem of(HttpServletRequest request, AuthenticationException refused) {
        var outage = outage(refused);
        if (outage.isPresent()) {
            return unavailable(outage.get());
        }
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return new Problem(ProblemType.NOT_SIGNED_IN, "Send an access token in the Authorization header.");
        }
        boolean proofSent = request.getHeader("DPoP") != null;
        if (authorization.toLowerCase(Locale.ROOT).startsWith("dpop ")) {
            if (!proofSent) {
                return new Problem(
                        ProblemType.PROOF_MISSING, "Send a DPoP proof for this method and address (RFC 9449).");
            }
            return code(refused).equals("invalid_token")
                    ? new Problem(
                            ProblemType.NOT_SIGNED_IN, "The token is expired, foreign or not meant for this service.")
                    : new Problem(
                            ProblemType.PROOF_REFUSED,
                            "A proof must be fresh, unused, signed with the token's key, and made for this method and address.");
        }
        if (refused instanceof OAuth2AuthenticationException oauth
                && String.valueOf(oauth.getError().getDescription())
                        .toLowerCase(Locale.ROOT)
                        .contains("bearer")) {
            return new Problem(
                    ProblemType.PROOF_MISSING, "This token is bound to a key: use the DPoP scheme with a proof.");
        }
        return new Problem(
                ProblemType.NOT_SIGNED_IN,
                "The token is expired, foreign or not meant for this service. Get a new one and try again.");
    }

    private static String code(AuthenticationException refused) {
        return refused instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "";
    }
}
