package dev.accord.local.demo;

import java.net.URI;

/**
 * Where a running platform is to be reached from outside.
 *
 * @param issuer the Keycloak realm, for example {@code http://127.0.0.1:8605/realms/accord}
 * @param mailPage the page that shows caught mail; only a test platform has one
 */
public record Platform(URI gateway, URI issuer, URI mailPage) {

    URI authorizationEndpoint() {
        return URI.create(issuer + "/protocol/openid-connect/auth");
    }

    URI tokenEndpoint() {
        return URI.create(issuer + "/protocol/openid-connect/token");
    }
}
