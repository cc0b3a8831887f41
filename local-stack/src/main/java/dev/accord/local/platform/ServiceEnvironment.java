package dev.accord.local.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment that services are configured by; the README lists every variable. */
record ServiceEnvironment(Settings settings, Secrets secrets) {
    // The others look every second, and give an answer a second: by then all of them have seen it.
    private static final String NOTICE = "3s";

    /** All of it for one service, with the secret of its own Keycloak client only. */
    Map<String, String> of(ServiceInstance instance) {
        String service = instance.service();
        Map<String, String> environment = new HashMap<>();
        environment.put("ACCORD_PORT", Integer.toString(instance.port()));
        environment.put("ACCORD_MONGODB_URI", settings.mongodbUri());
        environment.put("ACCORD_ISSUER", settings.issuer());
        environment.put("ACCORD_CLIENT_SECRET", secrets.of(service));
        if (service.equals("gateway")) {
            environment.put("ACCORD_SITE_CLIENT_SECRET", secrets.of("site"));
        }
        environment.put("ACCORD_GATEWAY_URL", local(settings.ports().gateway()));
        for (String name : List.of("account", "consent", "sharing", "notification")) {
            environment.put("ACCORD_" + name.toUpperCase(Locale.ROOT) + "_URL", addresses(name + "-service"));
        }
        if (settings.sharesMemory()) {
            environment.put("ACCORD_REDIS_URI", settings.redisUri());
        }
        if (settings.replicas() > 1) {
            environment.put("ACCORD_LEAVING_NOTICE", NOTICE);
        }
        environment.put(
                "ACCORD_KEYS_DIR", settings.folder().keys().toAbsolutePath().toString());
        environment.put("ACCORD_SMTP_HOST", settings.smtpHost());
        environment.put("ACCORD_SMTP_PORT", Integer.toString(settings.smtpPort()));
        environment.put("ACCORD_REGION", settings.region());
        // Partners of a local platform listen on this machine; anywhere else the guard stays on.
        environment.put("ACCORD_SHARING_WEBHOOK_ALLOW_LOOPBACK", "true");
        environment.putAll(settings.environments().getOrDefault(service, Map.of()));
        environment.putAll(settings.environments().getOrDefault(instance.name(), Map.of()));
        return environment;
    }

    /** Of all instances, also when the service is left out here: whoever runs it some other way runs it there. */
    private String addresses(String service) {
        return ServiceInstance.of(settings.ports(), settings.replicas()).stream()
                .filter(instance -> instance.service().equals(service))
                .map(instance -> local(instance.port()))
                .collect(Collectors.joining(","));
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }
}
