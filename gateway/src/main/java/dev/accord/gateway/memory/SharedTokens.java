package dev.accord.gateway.memory;

import dev.accord.kit.memory.SharedMemory;
import dev.accord.kit.time.IdSource;
import io.lettuce.core.GetExArgs;
import io.lettuce.core.SetArgs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;

/**
 * The tokens of each session of the site, beside the session and not in it: a request reads its session once, when it
 * begins, and would go on with a refresh token that another gateway has used up since. The session keeps only a name
 * for them, which outlives the change of the session's id at sign-in. They are forgotten with the idle session.
 */
@Component
@Profile("redis")
class SharedTokens implements OAuth2AuthorizedClientRepository {

    private static final String NAME = SharedTokens.class.getName() + ".name";
    private static final String KIND = "tokens";

    private final SharedMemory memory;
    private final ClientRegistrationRepository clients;
    private final IdSource ids;
    private final Duration idle;

    SharedTokens(
            SharedMemory memory,
            ClientRegistrationRepository clients,
            IdSource ids,
            @Value("${server.servlet.session.timeout}") Duration idle) {
        this.memory = memory;
        this.clients = clients;
        this.ids = ids;
        this.idle = idle;
    }

    /** Without the client's own secret, which is known to every gateway. */
    private record Kept(
            String registration,
            String person,
            OAuth2AccessToken access,
            @Nullable OAuth2RefreshToken refresh) implements Serializable {}

    @Override
    // The interface is like that; T is OAuth2AuthorizedClient wherever this is called.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request) {
        String name = name(request, false);
        byte[] found = name == null
                ? null
                : memory.ask(redis -> redis.sync().getex(memory.key(KIND, name), GetExArgs.Builder.ex(idle)));
        if (found == null
                || !(Serialised.read(found) instanceof Kept kept)
                || !kept.registration.equals(registration)) {
            return null;
        }
        return (T) new OAuth2AuthorizedClient(
                Objects.requireNonNull(clients.findByRegistrationId(registration)),
                kept.person,
                kept.access,
                kept.refresh);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        byte[] kept = Serialised.write(new Kept(
                client.getClientRegistration().getRegistrationId(),
                client.getPrincipalName(),
                client.getAccessToken(),
                client.getRefreshToken()));
        String key = memory.key(KIND, String.valueOf(name(request, true)));
        memory.ask(redis -> redis.sync().set(key, kept, SetArgs.Builder.ex(idle)));
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        String name = name(request, false);
        if (name != null) {
            memory.ask(redis -> redis.sync().del(memory.key(KIND, name)));
        }
    }

    private @Nullable String name(HttpServletRequest request, boolean make) {
        var session = request.getSession(make);
        if (session == null) {
            return null;
        }
        String name = (String) session.getAttribute(NAME);
        if (name == null && make) {
            name = ids.next().toString();
            session.setAttribute(NAME, name);
        }
        return name;
    }
}
