package dev.accord.local.demo;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A signed-in person's tokens; the access token lives five minutes and is renewed a minute before its end. */
public final class Session implements Credential {
    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(1);

    private final TokenEndpoint endpoint;
    private final String client;
    private JsonNode tokens;
    private long receivedAtNanos = System.nanoTime();

    Session(TokenEndpoint endpoint, String client, JsonNode tokens) {
        this.endpoint = endpoint;
        this.client = client;
        this.tokens = tokens;
    }

    @Override
    public Map<String, String> headersFor(String method, URI address) {
        return Map.of("Authorization", "Bearer " + accessToken());
    }

    public synchronized String accessToken() {
        long lifetime = Duration.ofSeconds(tokens.path("expires_in").asLong(60)).toNanos();
        if (System.nanoTime() - receivedAtNanos > lifetime - RENEWED_BEFORE_END.toNanos()) {
            receivedAtNanos = System.nanoTime();
            tokens = endpoint.ask(Map.of(
                    "grant_type",
                    "refresh_token",
                    "client_id",
                    client,
                    "refresh_token",
                    tokens.path("refresh_token").asString()));
        }
        return tokens.path("access_token").asString();
    }

    /** The person's own id, as her token says it. */
    public String subject() {
        return claims().getSubject();
    }

    JWTClaimsSet claims() {
        try {
            return SignedJWT.parse(accessToken()).getJWTClaimsSet();
        } catch (ParseException unreadable) {
            throw new Shortfall("a token that can be read", unreadable);
        }
    }
}
