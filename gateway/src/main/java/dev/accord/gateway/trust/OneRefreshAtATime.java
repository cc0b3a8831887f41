package dev.accord.gateway.trust;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A page asks for ten things at once when its token is due. The identity provider takes each refresh token once, so
 * without turns nine of the ten would sign the person out. Nobody waits for a turn while the token is good.
 */
final class OneRefreshAtATime implements OAuth2AuthorizedClientManager {

    /** Earlier than Spring's manager, which renews a token in its last minute. */
    private static final Duration DUE = Duration.ofSeconds(65);

    private final OAuth2AuthorizedClientManager manager;
    private final OAuth2AuthorizedClientRepository tokens;
    private final Turns turns;
    private final Clock clock;

    OneRefreshAtATime(
            OAuth2AuthorizedClientManager manager, OAuth2AuthorizedClientRepository tokens, Turns turns, Clock clock) {
        this.manager = manager;
        this.tokens = tokens;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizedClient authorize(OAuth2AuthorizeRequest request) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)) {
            return manager.authorize(request);
        }
        OAuth2AuthorizedClient known = tokens.loadAuthorizedClient(
                request.getClientRegistrationId(), request.getPrincipal(), current.getRequest());
        return known != null && isGood(known)
                ? known
                : turns.inTurn(current.getSessionId(), () -> Objects.requireNonNull(manager.authorize(request)));
    }

    private boolean isGood(OAuth2AuthorizedClient known) {
        Instant end = known.getAccessToken().getExpiresAt();
        return end != null && end.isAfter(clock.instant().plus(DUE));
    }
}
