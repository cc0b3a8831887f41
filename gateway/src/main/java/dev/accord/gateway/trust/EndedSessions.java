package dev.accord.gateway.trust;

import dev.accord.gateway.refusal.Refusal;
import dev.accord.gateway.refusal.Refusals;
import dev.accord.gateway.revocation.Ended;
import dev.accord.gateway.revocation.Revocations;
import dev.accord.gateway.revocation.Standing;
import dev.accord.kit.memory.MemoryUnreachable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session at the identity provider everywhere at once, be it that it tells us (OpenID Connect Back-Channel Logout
 * 1.0) or that the person signs out here: its bearer tokens and the site's sessions of it are refused with the next
 * request, at every gateway. Nothing needs to know which sessions those are.
 */
final class EndedSessions extends OncePerRequestFilter implements LogoutHandler {

    private final Revocations revocations;
    private final OAuth2AuthorizedClientRepository tokens;
    private final Refusals refusals;
    private final Clock clock;

    EndedSessions(Revocations revocations, OAuth2AuthorizedClientRepository tokens, Refusals refusals, Clock clock) {
        this.revocations = revocations;
        this.tokens = tokens;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null) {
            return;
        }
        switch (authentication.getPrincipal()) {
            case OidcLogoutToken told -> end(told.getSessionId(), told.getSubject());
            case OidcUser person -> {
                end(person.getIdToken().getClaimAsString("sid"), null);
                tokens.removeAuthorizedClient("site", authentication, request, response);
            }
            case null, default -> {}
        }
    }

    private void end(@Nullable String sid, @Nullable String subject) {
        if (sid != null) {
            revocations.end(new Ended.Session(sid));
        } else if (subject != null) {
            revocations.end(new Ended.Person(subject, clock.instant()));
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            forgetIfEnded(request);
        } catch (MemoryUnreachable unreachable) {
            refusals.write(
                    Refusal.dependencyUnavailable("Whether your session has ended cannot be found out now."),
                    request,
                    response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void forgetIfEnded(HttpServletRequest request) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null
                || !(caller.getPrincipal() instanceof OidcUser person)
                || revocations.of(person.getIdToken()) == Standing.GOOD) {
            return;
        }
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
