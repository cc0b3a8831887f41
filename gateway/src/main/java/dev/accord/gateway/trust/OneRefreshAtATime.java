package dev.accord.gateway.trust;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A page asks for ten things at once when its token is due. The identity provider takes each refresh token once, so
 * without a lock nine of the ten would sign the person out. Locks are shared by chance between few sessions, which
 * costs a wait and needs no cleaning up.
 */
final class OneRefreshAtATime implements OAuth2AuthorizedClientManager {

    private static final int LOCKS = 1024;

    private final OAuth2AuthorizedClientManager manager;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    OneRefreshAtATime(OAuth2AuthorizedClientManager manager) {
        this.manager = manager;
    }

    @Override
    public @Nullable OAuth2AuthorizedClient authorize(OAuth2AuthorizeRequest request) {
        ReentrantLock lock = locks[Math.floorMod(session().hashCode(), LOCKS)];
        lock.lock();
        try {
            return manager.authorize(request);
        } finally {
            lock.unlock();
        }
    }

    private static String session() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getSessionId()
                : "";
    }
}
