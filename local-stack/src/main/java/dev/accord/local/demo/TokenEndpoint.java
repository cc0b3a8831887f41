package dev.accord.local.demo;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Keycloak's token endpoint, asked with a form and with whatever credential fits one request. */
final class TokenEndpoint {
    private final Outside outside;
    private final Platform platform;

    TokenEndpoint(Outside outside, Platform platform) {
        this.outside = outside;
        this.platform = platform;
    }

    JsonNode ask(Map<String, String> form) {
        return ask(Credential.NOBODY, form);
    }

    JsonNode ask(Credential who, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(SignIn.form(form)));
        who.headersFor("POST", platform.tokenEndpoint()).forEach(request::setHeader);
        try {
            HttpResponse<String> response = outside.send(request.build());
            if (response.statusCode() != 200) {
                throw new Shortfall("a token from Keycloak", response.statusCode() + " " + response.body());
            }
            return Json.read(response.body());
        } catch (IOException unreachable) {
            throw new Shortfall("Keycloak answers at its token endpoint", unreachable);
        }
    }
}
