package dev.accord.local.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A partner's access token: asked for with a signed assertion (RFC 7523), bound to its key, proved in every call. */
final class PartnerToken implements Credential {
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(4);
    private static final Duration ASSERTION_LIFE = Duration.ofSeconds(60);

    private final TokenEndpoint endpoint;
    private final Platform platform;
    private final String client;
    private final PartnerKeys keys;
    private String token = "";
    private long receivedAtNanos;

    PartnerToken(TokenEndpoint endpoint, Platform platform, String client, PartnerKeys keys) {
        this.endpoint = endpoint;
        this.platform = platform;
        this.client = client;
        this.keys = keys;
    }

    @Override
    public Map<String, String> headersFor(String method, URI address) {
        String current = current();
        return Map.of("Authorization", "DPoP " + current, "DPoP", proof(method, address, current));
    }

    synchronized String current() {
        if (token.isEmpty() || System.nanoTime() - receivedAtNanos > RENEWED_AFTER.toNanos()) {
            receivedAtNanos = System.nanoTime();
            JsonNode answer = endpoint.ask(
                    (method, address) -> Map.of("DPoP", proof(method, address, "")),
                    Map.of(
                            "grant_type",
                            "client_credentials",
                            "client_id",
                            client,
                            "client_assertion_type",
                            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                            "client_assertion",
                            assertion()));
            if (!answer.path("token_type").asString("").equalsIgnoreCase("DPoP")) {
                throw new Shortfall(
                        "a token bound to our key", answer.path("token_type").asString("none"));
            }
            token = answer.path("access_token").asString();
        }
        return token;
    }

    private String assertion() {
        Instant now = Instant.now();
        ObjectNode claims = Json.object()
                .put("iss", client)
                .put("sub", client)
                .put("aud", platform.issuer().toString())
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(ASSERTION_LIFE).getEpochSecond());
        return keys.sign("JWT", claims);
    }

    private String proof(String method, URI address, String boundToken) {
        String withoutQuery = address.toString().replaceFirst("[?#].*$", "");
        ObjectNode claims = Json.object()
                .put("jti", UUID.randomUUID().toString())
                .put("htm", method)
                .put("htu", withoutQuery)
                .put("iat", Instant.now().getEpochSecond());
        if (!boundToken.isEmpty()) {
            claims.put("ath", Json.sha256(boundToken));
        }
        return keys.prove(claims);
    }
}
