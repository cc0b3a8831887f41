package dev.accord.local.platform;

import java.util.HashMap;
import java.util.Map;

/** The environment that services are configured by; the README lists every variable. */
record ServiceEnvironment(Settings settings, Secrets secrets) {
    /** All of it for one service, with the secret of its own Keycloak client only. */
    Map<String, String> of(String service) {
        Ports ports = settings.ports();
        Map<String, String> environment = new HashMap<>();
        Integer port = ports.services().get(service);
        if (port == null) {
            throw new IllegalArgumentException("There is no service " + service);
        }
        environment.put("ACCORD_PORT", port.toString());
        environment.put("ACCORD_MONGODB_URI", settings.mongodbUri());
        environment.put("ACCORD_ISSUER", settings.issuer());
        environment.put("ACCORD_CLIENT_SECRET", secrets.of(service));
        if (service.equals("gateway")) {
            environment.put("ACCORD_SITE_CLIENT_SECRET", secrets.of("site"));
        }
        environment.put("ACCORD_GATEWAY_URL", local(ports.gateway()));
        environment.put("ACCORD_ACCOUNT_URL", local(ports.account()));
        environment.put("ACCORD_CONSENT_URL", local(ports.consent()));
        environment.put("ACCORD_SHARING_URL", local(ports.sharing()));
        environment.put("ACCORD_NOTIFICATION_URL", local(ports.notification()));
        environment.put(
                "ACCORD_KEYS_DIR", settings.folder().keys().toAbsolutePath().toString());
        environment.put("ACCORD_SMTP_HOST", settings.smtpHost());
        environment.put("ACCORD_SMTP_PORT", Integer.toString(settings.smtpPort()));
        environment.put("ACCORD_REGION", settings.region());
        // Partners of a local platform listen on this machine; anywhere else the guard stays on.
        environment.put("ACCORD_SHARING_WEBHOOK_ALLOW_LOOPBACK", "true");
        environment.putAll(settings.environments().getOrDefault(service, Map.of()));
        return environment;
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }
}
