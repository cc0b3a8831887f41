package dev.accord.kit.outward;

import dev.accord.kit.identity.IdentitySettings;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;
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
 * Signs every call to another service with a token that only that service accepts: the scope {@code to-NAME} of our own
 * client adds NAME as the audience. Tokens are kept until shortly before they end.
 */
public class ServiceTokens implements RequestInterceptor {

    private static final AnonymousAuthenticationToken SELF =
            new AnonymousAuthenticationToken("service", "service", AuthorityUtils.createAuthorityList("ROLE_service"));

    private final OAuth2AuthorizedClientManager clients;

    public ServiceTokens(IdentitySettings identity) {
        var registrations = new Registrations(identity);
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials()
                .build());
        this.clients = manager;
    }

    @Override
    public void apply(RequestTemplate request) {
        request.header("Authorization", "Bearer " + tokenFor(audience(request)));
        var correlation = MDC.get("correlation_id");
        if (correlation != null) {
            request.header("X-Correlation-Id", correlation);
        }
    }

    /** A token for calling the named service. */
    private String tokenFor(String service) {
        var client = clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(service)
                .principal(SELF)
                .build());
        return Objects.requireNonNull(client, "client credentials always give a client")
                .getAccessToken()
                .getTokenValue();
    }

    /** A client whose address is chosen call by call names the service it means in a header, which stays here. */
    private static String audience(RequestTemplate request) {
        var named = request.headers().get(OutwardHeaders.TARGET_SERVICE);
        if (named != null && !named.isEmpty()) {
            request.removeHeader(OutwardHeaders.TARGET_SERVICE);
            return named.iterator().next();
        }
        return request.feignTarget().name();
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
