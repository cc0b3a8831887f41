package dev.accord.kit.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What makes an access token good here: signed by the realm with PS256, issued by it, not expired (10 s of clock skew
 * are accepted), and meant for the public API or for this very service (invariant 8).
 */
public final class AccessTokens {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private AccessTokens() {}

    /** A decoder that fetches the realm's keys when it first needs them, so that a service starts without Keycloak. */
    public static JwtDecoder decoder(IdentitySettings settings, Clock clock) {
        var keys = RealmKeys.at(address(Objects.requireNonNull(settings.jwksUri())));
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.PS256, keys));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        // The claims are judged below, by Spring's validators.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(settings, clock));
        return decoder;
    }

    private static URL address(String uri) {
        try {
            return URI.create(uri).toURL();
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException("accord.identity.jwks-uri is no address", malformed);
        }
    }

    static OAuth2TokenValidator<Jwt> validator(IdentitySettings settings, Clock clock) {
        var timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(settings.issuer()),
                timestamps,
                AccessTokens::complete,
                token -> audience(token, settings));
    }

    private static OAuth2TokenValidatorResult complete(Jwt token) {
        return token.getExpiresAt() == null || token.getSubject() == null
                ? refused("The token has no subject or no end.")
                : OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult audience(Jwt token, IdentitySettings settings) {
        var audience = Objects.requireNonNullElse(token.getAudience(), List.<String>of());
        return audience.contains(IdentitySettings.API) || audience.contains(settings.service())
                ? OAuth2TokenValidatorResult.success()
                : refused("The token is not meant for this service.");
    }

    private static OAuth2TokenValidatorResult refused(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
    }
}
