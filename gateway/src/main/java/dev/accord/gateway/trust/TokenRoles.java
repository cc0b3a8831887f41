package dev.accord.gateway.trust;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the claims our realm puts into access tokens. */
final class TokenRoles {

    private static final String PARTNER = "partner";

    private TokenRoles() {}

    static boolean isPartner(Jwt token) {
        return names(token).contains(PARTNER);
    }

    /** Thumbprint of the key the token is bound to (RFC 9449 section 6); null when it is bound to none. */
    static @Nullable String boundTo(Jwt token) {
        Map<String, Object> confirmation = token.getClaimAsMap("cnf");
        return confirmation != null && confirmation.get("jkt") instanceof String thumbprint ? thumbprint : null;
    }

    static List<GrantedAuthority> authorities(Jwt token) {
        return names(token).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(
                        "ROLE_" + role.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
    }

    private static List<String> names(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null ? List.of() : roles;
    }
}
