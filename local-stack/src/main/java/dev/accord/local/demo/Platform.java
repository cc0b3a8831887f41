package dev.accord.local.demo;

import java.net.URI;
import java.util.Optional;

/**
 * Where a running platform is to be reached from outside.
 *
 * @param issuer the Keycloak realm, for example {@code http://127.0.0.1:8605/realms/accord}
 * @param mailPage the page that shows caught mail; only a test platform has one
 * @param webhookHost by which name the platform reaches whoever listens on this machine; when empty, by
 *     {@code 127.0.0.1}, or as containers do if the platform refuses that
 */
public record Platform(URI gateway, URI issuer, URI mailPage, Optional<String> webhookHost) {

    /** A platform that is left to find out how it reaches this machine. */
    public Platform(URI gateway, URI issuer, URI mailPage) {
        this(gateway, issuer, mailPage, Optional.empty());
    }

    URI authorizationEndpoint() {
        return URI.create(issuer + "/protocol/openid-connect/auth");
    }

    URI tokenEndpoint() {
        return URI.create(issuer + "/protocol/openid-connect/token");
    }
}
