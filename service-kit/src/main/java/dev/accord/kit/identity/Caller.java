package dev.accord.kit.identity;

import java.util.Objects;
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
}
