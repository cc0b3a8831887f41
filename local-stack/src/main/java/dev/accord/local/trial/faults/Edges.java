package dev.accord.local.trial.faults;

import dev.accord.local.platform.Ports;
import dev.accord.local.platform.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A proxy on every edge of a platform that is about to start; the services are told its addresses. */
public final class Edges implements AutoCloseable {
    static final String STORE = "store";
    static final String KEYCLOAK = "keycloak";
    static final String REGISTRATION = "keycloak (registration)";
    static final String MAIL = "mail server";
    static final String PARTNER = "partner";

    private static final Map<String, String> ADDRESS_OF = Map.of(
            "account-service",
            "ACCORD_ACCOUNT_URL",
            "consent-service",
            "ACCORD_CONSENT_URL",
            "sharing-service",
            "ACCORD_SHARING_URL",
            "notification-service",
            "ACCORD_NOTIFICATION_URL");
    private static final Map<String, Iterable<String>> ASKS = Map.of(
            "gateway", ADDRESS_OF.keySet(),
            "account-service", List.of("consent-service", "sharing-service"),
            "consent-service", List.of("sharing-service"),
            "sharing-service", List.of("account-service", "consent-service"),
            "notification-service", List.of("account-service", "consent-service"));

    private final Map<String, FaultProxy> proxies = new LinkedHashMap<>();

    /** The proxy on the edge between these two. */
    public FaultProxy between(String asks, String asked) {
        FaultProxy proxy = proxies.get(asks + " " + asked);
        if (proxy == null) {
            throw new IllegalArgumentException("nothing stands between " + asks + " and " + asked);
        }
        return proxy;
    }

    boolean stands(String asks, String asked) {
        return proxies.containsKey(asks + " " + asked);
    }

    /** The address of a new proxy before where a partner listens. */
    URI beforePartner(URI listening) {
        return URI.create(address("http", "sharing-service", PARTNER, listening.getPort()) + listening.getPath());
    }

    /** Settings for the same platform with a proxy between any two services behind the gateway, and nowhere else. */
    public Settings behindTheGateway(Settings settings) {
        Settings changed = settings;
        for (String service : settings.services().keySet()) {
            if (!service.equals("gateway")) {
                changed = changed.withEnvironment(service, towardsServices(service, settings.ports()));
            }
        }
        return changed;
    }

    /** Settings for the same platform with a proxy on every edge. */
    public Settings everywhere(Settings settings) {
        Settings changed = settings;
        for (String service : settings.services().keySet()) {
            Map<String, String> environment = towardsServices(service, settings.ports());
            if (!service.equals("gateway")) {
                environment.put(
                        "ACCORD_MONGODB_URI",
                        address("mongodb", service, STORE, settings.ports().mongod()) + "/?directConnection=true");
            }
            String keycloak =
                    address("http", service, KEYCLOAK, settings.ports().keycloak()) + "/realms/accord";
            environment.put("ACCORD_IDENTITY_JWKSURI", keycloak + "/protocol/openid-connect/certs");
            environment.put("ACCORD_IDENTITY_TOKENURI", keycloak + "/protocol/openid-connect/token");
            if (service.equals("sharing-service")) {
                environment.put(
                        "ACCORD_GATEWAY_INSIDE_URL",
                        address("http", service, "gateway", settings.ports().gateway()));
                environment.put(
                        "ACCORD_SHARING_REGISTRATION_URI",
                        address("http", service, REGISTRATION, settings.ports().keycloak())
                                + "/realms/accord/clients-registrations/default");
            }
            if (service.equals("notification-service")) {
                environment.put(
                        "ACCORD_SMTP_PORT",
                        Integer.toString(
                                proxy(service, MAIL, settings.ports().smtp()).port()));
            }
            changed = changed.withEnvironment(service, environment);
        }
        return changed;
    }

    private Map<String, String> towardsServices(String service, Ports ports) {
        Map<String, String> environment = new HashMap<>();
        for (String asked : ASKS.getOrDefault(service, List.of())) {
            Integer port = ports.services().get(asked);
            if (port != null) {
                environment.put(ADDRESS_OF.getOrDefault(asked, ""), address("http", service, asked, port));
            }
        }
        return environment;
    }

    private String address(String scheme, String asks, String asked, int port) {
        return scheme + "://127.0.0.1:" + proxy(asks, asked, port).port();
    }

    private FaultProxy proxy(String asks, String asked, int port) {
        FaultProxy proxy = new FaultProxy(port);
        proxies.put(asks + " " + asked, proxy);
        return proxy;
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
    }
}
