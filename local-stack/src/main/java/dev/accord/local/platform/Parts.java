package dev.accord.local.platform;

import dev.accord.local.checkout.UnpackedService;
import dev.accord.local.keycloak.Keycloak;
import dev.accord.local.keycloak.RealmFile;
import dev.accord.local.mail.MailCatcher;
import dev.accord.local.process.HeldProcess;
import dev.accord.local.process.Jdk;
import dev.accord.local.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a platform consists of on one machine: its stores and servers, unless given, and its services. */
final class Parts {
    private static final String REDIS = "redis";
    private static final String KEYCLOAK = "keycloak";
    private static final String MAIL = "mail";
    // Generous: two cores may be starting fifteen processes at once, and the first start fetches Keycloak.
    private static final Duration WITHIN = Duration.ofMinutes(5);
    // Serial collection and a low heap: they all share one laptop.
    private static final List<String> SERVICE_JVM =
            List.of("-Xmx224m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    private final Settings settings;
    private final Secrets secrets;
    private final Asking asking = new Asking();

    Parts(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * @param services gives what a service runs from, and may wait until it is built
     * @param isRehearsal asked with the name and process of a service that is ready for the first time: whether to
     *     start it again
     */
    List<Part> all(Function<String, UnpackedService> services, BiPredicate<String, Long> isRehearsal) {
        List<Part> parts = new ArrayList<>();
        if (settings.mongodb().isEmpty()) {
            parts.addAll(new StoreParts(settings, WITHIN).all());
        }
        if (settings.keycloak().isEmpty()) {
            parts.add(keycloak());
        }
        if (settings.smtp().isEmpty()) {
            parts.add(mail());
        }
        if (settings.sharesMemory() && settings.redis().isEmpty()) {
            parts.add(redis());
        }
        settings.instances()
                .forEach(instance -> parts.add(
                        service(instance, services).rehearsing(pid -> isRehearsal.test(instance.service(), pid))));
        return parts;
    }

    private Part redis() {
        Path folder = settings.folder().redis();
        int port = settings.ports().redis();
        return new Part(
                REDIS,
                port,
                settings.redisUri(),
                folder.resolve("redis.log"),
                List.of(),
                WITHIN,
                () -> RedisServer.start(folder, port).process(),
                () -> true);
    }

    private Part keycloak() {
        Map<String, String> realm = new HashMap<>();
        secrets.byName().forEach((client, secret) -> realm.put(RealmFile.secretName(client), secret));
        realm.put("ACCORD_GATEWAY_URL", local(settings.ports().gateway()));
        realm.put("ACCORD_GATEWAY_INSIDE_URL", local(settings.ports().gateway()));
        realm.put("ACCORD_SMTP_HOST", settings.smtpHost());
        realm.put("ACCORD_SMTP_PORT", Integer.toString(settings.smtpPort()));
        Keycloak keycloak = new Keycloak(
                settings.folder().keycloak(),
                settings.root(),
                settings.ports().keycloak(),
                secrets.of(Secrets.ADMINISTRATOR),
                Map.copyOf(realm));
        return new Part(
                KEYCLOAK,
                settings.ports().keycloak(),
                keycloak.address(),
                keycloak.folder().resolve("keycloak.log"),
                List.of(),
                WITHIN,
                keycloak::start,
                () -> asking.answers(settings.issuer() + "/.well-known/openid-configuration"));
    }

    private Part mail() {
        String page = local(settings.ports().mailPage());
        List<String> command = List.of(
                Jdk.tool("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                OwnClasspath.value(),
                MailCatcher.class.getName(),
                Integer.toString(settings.ports().smtp()),
                Integer.toString(settings.ports().mailPage()));
        return part(MAIL, settings.ports().mailPage(), page + "/messages", List.of(), () -> command, Map::of);
    }

    private Part service(ServiceInstance instance, Function<String, UnpackedService> services) {
        ServiceEnvironment environment = new ServiceEnvironment(settings, secrets);
        return part(
                instance.name(),
                instance.port(),
                local(instance.port()) + "/actuator/health",
                stores(),
                () -> command(instance.name(), services.apply(instance.service())),
                () -> environment.of(instance));
    }

    /** What a service needs before it can start. */
    private List<String> stores() {
        List<String> stores = new ArrayList<>(settings.storePorts().keySet());
        stores.add(REDIS);
        return stores;
    }

    private Part part(
            String name,
            int port,
            String ready,
            List<String> after,
            Supplier<List<String>> command,
            Supplier<Map<String, String>> environment) {
        Path log = settings.folder().log(name);
        Path pid = settings.folder().pid(name);
        return new Part(
                name,
                port,
                local(port),
                log,
                after,
                WITHIN,
                () -> HeldProcess.start(command.get(), environment.get(), log, pid),
                () -> asking.answers(ready));
    }

    private List<String> command(String name, UnpackedService service) {
        List<String> command = new ArrayList<>(List.of(Jdk.tool("java")));
        command.addAll(SERVICE_JVM);
        // What the JVM writes when it crashes stays with the platform, not in the folder of whoever started it.
        command.add("-XX:ErrorFile=" + settings.folder().log(name).resolveSibling(name + "-crash-%p.log"));
        command.addAll(service.options());
        command.addAll(List.of("-jar", service.jar().toString()));
        return command;
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }
}
