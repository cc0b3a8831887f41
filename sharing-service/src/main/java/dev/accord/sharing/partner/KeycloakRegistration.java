package dev.accord.sharing.partner;

import dev.accord.kit.identity.IdentitySettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a partner's client by Keycloak's dynamic registration, which needs no more than the role {@code create-client};
 * managing clients would open every client's secret to us. Rare and started by an officer, so that it needs no circuit
 * breaker; it asks with a token of no audience but Keycloak's own.
 */
@Component
class KeycloakRegistration {

    private static final Logger log = LoggerFactory.getLogger(KeycloakRegistration.class);
    private static final long LARGEST_ANSWER_BYTES = 256 * 1024;

    private final IdentitySettings identity;
    private final RegistrationSettings settings;
    private final JsonMapper json;
    private final HttpClient http;

    KeycloakRegistration(IdentitySettings identity, RegistrationSettings settings, JsonMapper json) {
        this.identity = identity;
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeOut())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What came of it. */
    sealed interface Outcome {

        /** The client is there. */
        record Made(String clientId, String registrationToken) implements Outcome {}

        /** It is not known to be there; trying again makes another one under another name. */
        record Unavailable(String why) implements Outcome {}
    }

    Outcome register(String clientId, String name, PartnerKeys keys) {
        try {
            var token = text(ask(tokenRequest()), "access_token");
            var made = ask(registrationRequest(token, clientId, name, keys));
            if (!clientId.equals(text(made, "clientId"))) {
                return new Outcome.Unavailable("malformed");
            }
            return new Outcome.Made(clientId, text(made, "registrationAccessToken"));
        } catch (Unusable unusable) {
            log.warn("The identity provider did not register a client: {}", unusable.getMessage());
            return new Outcome.Unavailable(String.valueOf(unusable.getMessage()));
        }
    }

    private HttpRequest tokenRequest() {
        var credentials =
                encoded(identity.service()) + ":" + encoded(Objects.requireNonNullElse(identity.clientSecret(), ""));
        return HttpRequest.newBuilder(URI.create(Objects.requireNonNull(identity.tokenUri())))
                .timeout(settings.timeOut())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }

    private HttpRequest registrationRequest(String token, String clientId, String name, PartnerKeys keys) {
        var client = Map.of(
                "clientId",
                clientId,
                "name",
                name,
                // Not in force by itself for clients made this way: audience and role of a partner are in it.
                "defaultClientScopes",
                List.of("partner-access"),
                "publicClient",
                false,
                "standardFlowEnabled",
                false,
                "implicitFlowEnabled",
                false,
                "directAccessGrantsEnabled",
                false,
                "serviceAccountsEnabled",
                true,
                "clientAuthenticatorType",
                "client-jwt",
                "attributes",
                Map.of(
                        "token.endpoint.auth.signing.alg", "PS256",
                        "use.jwks.string", "true",
                        "jwks.string", json.writeValueAsString(Map.of("keys", parsed(keys.signing()))),
                        "dpop.bound.access.tokens", "true"));
        return HttpRequest.newBuilder(settings.uri())
                .timeout(settings.timeOut())
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(json.writeValueAsString(client)))
                .build();
    }

    private List<JsonNode> parsed(List<String> keys) {
        return keys.stream().map(json::readTree).toList();
    }

    /** The whole exchange within the time-out, the body too: a slow drip is as bad as silence. */
    private JsonNode ask(HttpRequest request) throws Unusable {
        CompletableFuture<HttpResponse<byte[]>> asked =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_BYTES));
        try {
            var response = asked.get(settings.timeOut().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 != 2) {
                throw new Unusable("status-" + response.statusCode());
            }
            return json.readTree(response.body());
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new Unusable("too-late");
        } catch (ExecutionException failed) {
            throw new Unusable(failed.getCause() instanceof IOException ? "unreachable" : "failed");
        } catch (JacksonException malformed) {
            throw new Unusable("malformed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted");
        }
    }

    private static String text(JsonNode node, String name) throws Unusable {
        var value = node.path(name).asString("");
        if (value.isEmpty()) {
            throw new Unusable("malformed");
        }
        return value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Why the answer cannot be used, as a code. */
    @SuppressWarnings("serial") // never serialised
    private static final class Unusable extends Exception {
        Unusable(String code) {
            super(code, null, false, false);
        }
    }
}
