package dev.accord.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are; base addresses without a path. */
@ConfigurationProperties("accord.services")
record ServiceAddresses(URI account, URI consent, URI sharing, URI notification) {

    URI of(Service service) {
        return switch (service) {
            case ACCOUNT -> account;
            case CONSENT -> consent;
            case SHARING -> sharing;
            case NOTIFICATION -> notification;
        };
    }
}
