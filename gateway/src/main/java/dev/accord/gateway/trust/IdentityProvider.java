package dev.accord.gateway.trust;

import dev.accord.kit.identity.IdentitySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The realm whose tokens we accept. Its addresses are those below the issuer that Keycloak always has: nothing is
 * asked of it when we start.
 *
 * @param issuer exactly as in the tokens
 * @param clientSecret secret of the client {@code gateway}, which we ask services as
 * @param siteSecret secret of the client {@code site}
 * @param jwksUri where we fetch the realm's keys, when that is not below the issuer's own address
 * @param tokenUri where we fetch the site's tokens, when that is not below the issuer's own address
 * @param rememberedTokens how many checked tokens are kept
 */
@ConfigurationProperties("accord.identity")
public record IdentityProvider(
        String issuer,
        String clientSecret,
        String siteSecret,
        @Nullable String jwksUri,
        @Nullable String tokenUri,
        @DefaultValue("10000") int rememberedTokens) {

    /** Our own name: our client's, and the audience of what services tell us. */
    static final String SERVICE = "gateway";

    public IdentityProvider {
        if (jwksUri == null) {
            jwksUri = below(issuer, "certs");
        }
        if (tokenUri == null) {
            tokenUri = below(issuer, "token");
        }
    }

    /** The same in the words of the kit, with us as one service among the others. */
    public IdentitySettings asSettings() {
        return new IdentitySettings(issuer, SERVICE, clientSecret, jwksUri, tokenUri, true);
    }

    /** An endpoint that browsers are sent to, and so under the address that the outside knows. */
    String endpoint(String name) {
        return below(issuer, name);
    }

    private static String below(String issuer, String name) {
        return issuer + "/protocol/openid-connect/" + name;
    }
}
