package dev.accord.kit.identity;

import dev.accord.kit.problem.Problem;
import dev.accord.kit.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whoever sends a request, as the checked token says. A controller takes it as a parameter.
 *
 * @param token the checked access token
 */
public record Caller(Jwt token) {

    /** The token's {@code sub}: who is acting. */
    public String subject() {
        return Objects.requireNonNull(token.getSubject(), "a checked token has a subject");
    }

    /** The token's {@code azp}: the OAuth client that acts, for a service or a partner its own name. */
    public String client() {
        return Objects.requireNonNullElse(token.getClaimAsString("azp"), "");
    }

    public boolean has(String role) {
        return Roles.of(token).contains(role);
    }

    /**
     * Lets only the named services pass.
     *
     * @throws Problem forbidden, when somebody else is calling
     */
    public void requireService(String... names) {
        if (!has("service") || !List.of(names).contains(client())) {
            throw new Problem(ProblemType.FORBIDDEN, "Only " + String.join(", ", names) + " may call this.");
        }
    }

    /**
     * Lets only callers with one of the roles pass.
     *
     * @throws AccessDeniedException when the caller has none of them
     */
    public void requireRole(String... roles) {
        if (Arrays.stream(roles).noneMatch(this::has)) {
            throw new AccessDeniedException("role");
        }
    }
}
