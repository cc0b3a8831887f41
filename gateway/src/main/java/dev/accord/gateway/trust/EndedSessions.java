package dev.accord.gateway.trust;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Ends our sessions when the identity provider says that its own has ended (OpenID Connect Back-Channel Logout 1.0).
 * Spring's own handler calls the server's logout address once per session, over HTTP and at the host the caller named;
 * our sessions are in this very process, so they are ended here. Holds a reference per living session, no more.
 */
@Component
class EndedSessions implements LogoutHandler, HttpSessionListener, HttpSessionIdListener {

    private final Map<String, HttpSession> living = new ConcurrentHashMap<>();
    private final OidcSessionRegistry signIns;

    EndedSessions(OidcSessionRegistry signIns) {
        this.signIns = signIns;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken ended) {
            signIns.removeSessionInformation(ended).forEach(signIn -> end(signIn.getSessionId()));
        }
    }

    private void end(String id) {
        HttpSession session = living.remove(id);
        if (session != null) {
            session.invalidate();
        }
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        living.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        living.remove(event.getSession().getId());
        signIns.removeSessionInformation(event.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        living.remove(oldId);
        living.put(event.getSession().getId(), event.getSession());
    }
}
