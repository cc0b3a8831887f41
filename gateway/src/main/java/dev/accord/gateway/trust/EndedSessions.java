package dev.accord.gateway.trust;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OidcBackChannelLogoutHandler;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/** Ends our session when the identity provider says that its own has ended (OIDC back-channel logout). */
@Configuration(proxyBeanMethods = false)
class EndedSessions {

    private final OidcSessionRegistry sessions = new InMemoryOidcSessionRegistry();
    private final PublicAddress address;

    EndedSessions(PublicAddress address) {
        this.address = address;
    }

    @Bean
    OidcSessionRegistry sessions() {
        return sessions;
    }

    /** The handler calls this gateway once per session; the default would take the host from the caller's header. */
    OidcBackChannelLogoutHandler handler() {
        var handler = new OidcBackChannelLogoutHandler(sessions);
        handler.setLogoutUri(address.of("/logout/connect/back-channel/site"));
        return handler;
    }
}
