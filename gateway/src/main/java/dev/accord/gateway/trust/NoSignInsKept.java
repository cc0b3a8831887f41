package dev.accord.gateway.trust;

import java.util.List;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/** Spring writes down here which session belongs to which sign-in; {@link EndedSessions} gets by without. */
final class NoSignInsKept implements OidcSessionRegistry {

    @Override
    public void saveSessionInformation(OidcSessionInformation signIn) {
        // It would grow with every sign-in, in this process only.
    }

    @Override
    @SuppressWarnings("NullAway") // Spring's own answers null for what it does not know.
    public OidcSessionInformation removeSessionInformation(String session) {
        return null;
    }

    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken ended) {
        return List.of();
    }
}
