package dev.accord.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The platform's own Keycloak, asked for real tokens that are not good enough: too old, or without an audience. */
final class Realm {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI issuer;
    private final String registrar;

    /** @param registrarSecret sharing-service's, which may make clients */
    Realm(URI issuer, String registrarSecret) {
        this.issuer = issuer;
        this.registrar = token("sharing-service", registrarSecret);
    }

    /** The token of a partner-like client that names no audience, as its scope was left out. */
    String withoutAudience() {
        return tokenOfNewClient(List.of(), "300");
    }

    /** A partner's token that ends after this many seconds. */
    String livingSeconds(int seconds) {
        return tokenOfNewClient(List.of("partner-access"), Integer.toString(seconds));
    }

    private String tokenOfNewClient(List<String> scopes, String lifespan) {
        String name = "test-" + UUID.randomUUID();
        ObjectNode registration = JSON.createObjectNode()
                .put("clientId", name)
                .put("secret", name)
                .put("clientAuthenticatorType", "client-secret")
                .put("publicClient", false)
                .put("standardFlowEnabled", false)
                .put("serviceAccountsEnabled", true);
        if (!scopes.isEmpty()) {
            scopes.forEach(registration.putArray("defaultClientScopes")::add);
        }
        registration.putObject("attributes").put("access.token.lifespan", lifespan);
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/clients-registrations/default"))
                .header("Authorization", "Bearer " + registrar)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(registration)))
                .build();
        send(request, 201);
        return token(name, name);
    }

    private String token(String clientId, String secret) {
        Map<String, String> form =
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret);
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request, 200).path("access_token").asString();
    }

    private JsonNode send(HttpRequest request, int status) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != status) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
