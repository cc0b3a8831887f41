package dev.accord.local.intruder;

import dev.accord.local.demo.Credential;
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
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of the platform's own services, as Keycloak gives them, renewed before they end. */
final class ServiceTokens {
    private static final Duration KEPT = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;
    private final Function<String, String> secrets;

    ServiceTokens(URI issuer, Function<String, String> secrets) {
        this.endpoint = URI.create(issuer + "/protocol/openid-connect/token");
        this.secrets = secrets;
    }

    /** The token of one service that is meant for another. */
    Credential of(String service, String meantFor) {
        return new Renewed(service, meantFor);
    }

    private String token(String service, String meantFor) {
        String form = Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        service,
                        "client_secret",
                        secrets.apply(service),
                        "scope",
                        "to-" + meantFor)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("no token for " + service + ": " + answer.statusCode());
            }
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .path("access_token")
                    .asString();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private final class Renewed implements Credential {
        private final String service;
        private final String meantFor;
        private String token = "";
        private long fetchedAtNanos;

        Renewed(String service, String meantFor) {
            this.service = service;
            this.meantFor = meantFor;
        }

        @Override
        public synchronized Map<String, String> headersFor(String method, URI address) {
            if (token.isEmpty() || System.nanoTime() - fetchedAtNanos > KEPT.toNanos()) {
                fetchedAtNanos = System.nanoTime();
                token = token(service, meantFor);
            }
            return Map.of("Authorization", "Bearer " + token);
        }
    }
}
