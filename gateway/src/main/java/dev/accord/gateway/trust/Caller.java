package dev.accord.gateway.trust;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Objects;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who a request is counted against. */
public sealed interface Caller {

    /** Somebody with a token or a session. */
    record Person(String subject) implements Caller {}

    /** A partner, by its client; its token is bound to its key. */
    record Partner(String clientId) implements Caller {}

    /** Nobody we know. */
    record Stranger() implements Caller {}

    /** As the security chain left it. */
    static Caller of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return switch (principal) {
            case JwtAuthenticationToken token -> of(token.getToken());
            case OAuth2AuthenticationToken session -> new Person(session.getName());
            case null, default -> new Stranger();
        };
    }

    private static Caller of(Jwt token) {
        String subject =
                Objects.requireNonNull(token.getSubject(), "AccessTokens lets no token without a subject pass");
        return PartnerTokens.isPartner(token)
                ? new Partner(Objects.requireNonNullElse(token.getClaimAsString("azp"), subject))
                : new Person(subject);
    }
}
