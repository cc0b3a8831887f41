package dev.accord.sharing.partner;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where partners' clients are made.
 *
 * @param uri Keycloak's endpoint for dynamic registration in its own format
 * @param timeOut for one call, its answer's body included
 */
@ConfigurationProperties("accord.sharing.registration")
public record RegistrationSettings(
        URI uri, @DefaultValue("5s") Duration timeOut) {}
