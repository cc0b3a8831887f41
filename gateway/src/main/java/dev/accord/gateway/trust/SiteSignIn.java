package dev.accord.gateway.trust;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** The gateway as the site's OAuth client: code with PKCE, tokens in the session and never in the browser. */
@Configuration(proxyBeanMethods = false)
class SiteSignIn {

    @Bean
    ClientRegistrationRepository clients(IdentityProvider provider, PublicAddress address) {
        return new InMemoryClientRegistrationRepository(registration("site", provider, address)
                .clientSecret(provider.siteSecret())
                .build());
    }

    /** Whose sign-outs the identity provider tells us: also of those clients whose tokens we only see. */
    static ClientRegistrationRepository signedOut(IdentityProvider provider, PublicAddress address) {
        return new InMemoryClientRegistrationRepository(Stream.of("site", "mobile-app", "officer-console")
                .map(client -> registration(client, provider, address).build())
                .toList());
    }

    private static ClientRegistration.Builder registration(
            String client, IdentityProvider provider, PublicAddress address) {
        return ClientRegistration.withRegistrationId(client)
                .clientId(client)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(address.of("/login/oauth2/code/" + client))
                .scope("openid")
                .authorizationUri(provider.endpoint("auth"))
                .tokenUri(Objects.requireNonNull(provider.tokenUri()))
                .jwkSetUri(Objects.requireNonNull(provider.jwksUri()))
                .issuerUri(provider.issuer())
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", provider.endpoint("logout")))
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
    }

    /** In the session, so that two sessions of one person have tokens of their own and both end with it. */
    @Bean
    @Profile("!redis")
    OAuth2AuthorizedClientRepository tokensInSession() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    @Profile("!redis")
    Turns turns() {
        return new TurnsInProcess();
    }

    @Bean
    OAuth2AuthorizedClientManager oneRefreshAtATime(
            ClientRegistrationRepository clients, OAuth2AuthorizedClientRepository tokens, Turns turns, Clock clock) {
        return new OneRefreshAtATime(new DefaultOAuth2AuthorizedClientManager(clients, tokens), tokens, turns, clock);
    }

    @Bean
    OidcSessionRegistry signIns() {
        return new NoSignInsKept();
    }

    @Bean
    CookieSameSiteSupplier sameSite() {
        return CookieSameSiteSupplier.ofLax();
    }

    @Bean
    ServletContextInitializer sessionCookie(PublicAddress address) {
        return context -> {
            context.getSessionCookieConfig().setHttpOnly(true);
            context.getSessionCookieConfig().setSecure(address.isSecure());
        };
    }
}
