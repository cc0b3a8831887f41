package dev.accord.gateway.trust;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The realm whose tokens we accept. Its addresses are those below the issuer that Keycloak always has: nothing is
 * asked of it when we start.
 *
 * @param issuer exactly as in the tokens
 * @param audience what a token for people and partners is made for
 * @param skew how far clocks may differ
 * @param siteSecret secret of the client {@code site}
 * @param jwksUri where we fetch the realm's keys, when that is not below the issuer's own address
 * @param tokenUri where we fetch the site's tokens, when that is not below the issuer's own address
 * @param rememberedTokens how many checked tokens are kept
 * @param rememberedProofs how many proofs are kept within their window
 * @param rememberedProofsPerKey how many of those may be one partner's; Spring's own 1,000 refuses a busy one
 */
@ConfigurationProperties("accord.identity")
public record IdentityProvider(
        String issuer,
        @DefaultValue("accord-api") String audience,
        @DefaultValue("10s") Duration skew,
        String siteSecret,
        @Nullable String jwksUri,
        @Nullable String tokenUri,
        @DefaultValue("10000") int rememberedTokens,
        @DefaultValue("500000") int rememberedProofs,
        @DefaultValue("50000") int rememberedProofsPerKey) {

    public IdentityProvider {
        if (jwksUri == null) {
            jwksUri = below(issuer, "certs");
        }
        if (tokenUri == null) {
            tokenUri = below(issuer, "token");
        }
    }

    /** An endpoint that browsers are sent to, and so under the address that the outside knows. */
    String endpoint(String name) {
        return below(issuer, name);
    }

    private static String below(String issuer, String name) {
        return issuer + "/protocol/openid-connect/" + name;
    }
}
