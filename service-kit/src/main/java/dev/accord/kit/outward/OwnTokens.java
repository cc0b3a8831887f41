package dev.accord.kit.outward;

import dev.accord.kit.identity.IdentitySettings;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * Tokens of this service for calling others, each accepted by one of them only: the scope {@code to-NAME} of our own
 * client adds NAME as the audience. Kept until shortly before they end.
 */
public final class OwnTokens {

    private static final AnonymousAuthenticationToken SELF =
            new AnonymousAuthenticationToken("service", "service", AuthorityUtils.createAuthorityList("ROLE_service"));

    private final OAuth2AuthorizedClientManager clients;

    public OwnTokens(IdentitySettings identity) {
        var registrations = new Registrations(identity);
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials()
                .build());
        this.clients = manager;
    }

    /** A token for calling the named service. */
    public String tokenFor(String service) {
        var client = clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(service)
                .principal(SELF)
                .build());
        return Objects.requireNonNull(client, "client credentials always give a client")
                .getAccessToken()
                .getTokenValue();
    }

    private record Registrations(IdentitySettings identity, Map<String, ClientRegistration> made)
            implements ClientRegistrationRepository {

        Registrations(IdentitySettings identity) {
            this(identity, new ConcurrentHashMap<>());
        }

        @Override
        public ClientRegistration findByRegistrationId(String service) {
            return made.computeIfAbsent(
                    service,
                    name -> ClientRegistration.withRegistrationId(name)
                            .clientId(identity.service())
                            .clientSecret(Objects.requireNonNull(
                                    identity.clientSecret(),
                                    "accord.identity.client-secret is needed to call other services"))
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .tokenUri(Objects.requireNonNull(identity.tokenUri()))
                            .scope("to-" + name)
                            .build());
        }
    }
}
