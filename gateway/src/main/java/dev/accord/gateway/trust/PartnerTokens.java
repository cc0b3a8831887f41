package dev.accord.gateway.trust;

import dev.accord.kit.identity.Roles;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** What sets a partner's token apart. */
final class PartnerTokens {

    private PartnerTokens() {}

    static boolean isPartner(Jwt token) {
        return Roles.of(token).contains("partner");
    }

    /** Thumbprint of the key the token is bound to (RFC 9449 section 6); null when it is bound to none. */
    static @Nullable String boundTo(Jwt token) {
        Map<String, Object> confirmation = token.getClaimAsMap("cnf");
        return confirmation != null && confirmation.get("jkt") instanceof String thumbprint ? thumbprint : null;
    }
}
