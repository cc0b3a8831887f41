package dev.accord.kit.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom this service trusts and what it calls itself.
 *
 * @param issuer the realm's address, as tokens carry it in {@code iss}
 * @param service this service's own name: its Keycloak client and the audience of calls from other services
 * @param clientSecret the secret of that client; needed by a service that calls others
 * @param jwksUri where the realm's keys are; derived from the issuer unless given
 * @param tokenUri where tokens are issued; derived from the issuer unless given
 * @param senderBound whether DPoP-bound tokens are taken here, with their proof; without it they are refused
 */
@ConfigurationProperties("accord.identity")
public record IdentitySettings(
        String issuer,
        String service,
        @Nullable String clientSecret,
        @Nullable String jwksUri,
        @Nullable String tokenUri,
        @DefaultValue("false") boolean senderBound) {

    /** The audience of tokens for the public API. */
    public static final String API = "accord-api";

    public IdentitySettings {
        if (jwksUri == null) {
            jwksUri = issuer + "/protocol/openid-connect/certs";
        }
        if (tokenUri == null) {
            tokenUri = issuer + "/protocol/openid-connect/token";
        }
    }
}
