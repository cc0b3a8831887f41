package dev.accord.kit.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Authorities of a token: a {@code ROLE_…} for each of Keycloak's realm roles in its {@code roles} claim, and an
 * {@code AUDIENCE_…} for each audience.
 */
public final class Roles implements Converter<Jwt, Collection<GrantedAuthority>> {

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        var authorities = new ArrayList<GrantedAuthority>();
        of(token).forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
        Objects.requireNonNullElse(token.getAudience(), List.<String>of())
                .forEach(audience -> authorities.add(new SimpleGrantedAuthority("AUDIENCE_" + audience)));
        return authorities;
    }

    /** The names of the roles, as the realm calls them. */
    public static List<String> of(Jwt token) {
        return token.getClaim("roles") instanceof Collection<?> roles
                ? roles.stream().map(String::valueOf).toList()
                : List.of();
    }
}
