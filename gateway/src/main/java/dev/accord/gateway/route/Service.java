package dev.accord.gateway.route;

import dev.accord.kit.instance.Neighbours;
import java.net.URI;

/** The services behind the gateway; each owns the paths below its name. */
enum Service {
    ACCOUNT("account", "/api/account/**"),
    CONSENT("consent", "/api/consent/**"),
    SHARING("sharing", "/api/sharing/**"),
    NOTIFICATION("notification", "/api/notifications/**");

    private final String key;
    private final String paths;

    Service(String key, String paths) {
        this.key = key;
        this.paths = paths;
    }

    /** How routes, metrics and document addresses call it. */
    String key() {
        return key;
    }

    /** Stands for whichever instance will answer. */
    URI address() {
        return Neighbours.address(key + "-service");
    }

    String paths() {
        return paths;
    }
}
