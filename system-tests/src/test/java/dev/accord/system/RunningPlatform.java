package dev.accord.system;

import dev.accord.local.LocalStack;
import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.demo.DemoOptions;
import dev.accord.local.demo.Outside;
import dev.accord.local.demo.Patience;
import dev.accord.local.demo.Platform;
import dev.accord.local.intruder.Ground;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.Ports;
import dev.accord.local.platform.Settings;
import dev.accord.local.process.FreePorts;
import dev.accord.local.trial.Participants;
import dev.accord.local.trial.faults.Edges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The platform under test, whose parts can be hurt: stopped, paused, killed. What is killed is started again. */
final class RunningPlatform implements AutoCloseable {
    static final List<String> SERVICES =
            List.of("gateway", "account-service", "consent-service", "sharing-service", "notification-service");

    private static final Duration RESTART = Duration.ofSeconds(90);
    // Many people of one test share one address.
    private static final Map<String, String> WIDE_LIMITS =
            Map.of("ACCORD_RATE_PER_ADDRESS", "1000000", "ACCORD_RATE_PER_PARTNER", "1000000");

    private final LocalStack stack;
    private final Collector collector;
    private final Edges edges;

    private RunningPlatform(LocalStack stack, Collector collector, Edges edges) {
        this.stack = stack;
        this.collector = collector;
        this.edges = edges;
    }

    static RunningPlatform start(Path folder) {
        Settings settings = Settings.of(
                RepositoryRoot.find(),
                new PlatformFolder(folder.toAbsolutePath()),
                new Ports(FreePorts.run(Ports.COUNT)));
        Collector collector = Collector.open();
        for (String service : SERVICES) {
            settings = settings.withEnvironment(service, watched(service, collector));
        }
        Edges edges = new Edges();
        return new RunningPlatform(LocalStack.start(edges.behindTheGateway(settings)), collector, edges);
    }

    /** All that a service can show of itself, to somebody who looks. */
    private static Map<String, String> watched(String service, Collector collector) {
        Map<String, String> environment = new HashMap<>(service.equals("gateway") ? WIDE_LIMITS : Map.of());
        environment.put("ACCORD_OTLP_ENDPOINT", collector.address().toString());
        environment.put("ACCORD_TRACE_SAMPLING", "1");
        environment.put("MANAGEMENT_OTLP_METRICS_EXPORT_STEP", "5s");
        return environment;
    }

    Collector collector() {
        return collector;
    }

    /** What stands between any two services behind the gateway, and can spoil what passes. */
    Edges edges() {
        return edges;
    }

    String mongodbUri() {
        return stack.mongodbUri();
    }

    /** What each part has said, by its name. */
    Map<String, Path> logs() {
        return stack.parts().stream().collect(Collectors.toMap(part -> part.name(), part -> Path.of(part.log())));
    }

    LocalStack stack() {
        return stack;
    }

    DemoOptions options(Duration patience) {
        Platform platform = new Platform(stack.gateway(), stack.issuer(), stack.mailPage());
        return DemoOptions.story(platform, new Patience(patience));
    }

    /** Whoever asks from outside and takes what comes the first time. */
    Outside outside() {
        return new Outside(stack.gateway(), new Patience(Duration.ZERO));
    }

    Participants participants() {
        Duration patience = Duration.ofSeconds(20);
        return new Participants(options(patience), new Outside(stack.gateway(), new Patience(patience)));
    }

    /** Where intruders stand. */
    Ground ground() {
        return Ground.of(stack);
    }

    URI issuer() {
        return stack.issuer();
    }

    String clientSecret(String client) {
        return stack.clientSecret(client);
    }

    long pid(String part) {
        return stack.pid(part);
    }

    void kill(String service) {
        stack.kill(service);
    }

    /** Kills a service as a crash would and returns when it has come back by itself. */
    void crash(String service) {
        long before = stack.pid(service);
        stack.kill(service);
        awaitBack(service, before);
    }

    void awaitBack(String service, long pidBefore) {
        Awaitility.await("the return of " + service)
                .atMost(RESTART)
                .until(() -> stack.isUp(service) && stack.pid(service) != 0 && stack.pid(service) != pidBefore);
    }

    /** Freezes a service: it keeps its connections and answers nothing. */
    void pause(String service) {
        signal("-STOP", stack.pid(service));
    }

    void unpause(String service) {
        signal("-CONT", stack.pid(service));
    }

    private static void signal(String signal, long pid) {
        try {
            int status = new ProcessBuilder("kill", signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill " + signal + " " + pid + " ended with " + status);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        stack.close();
        collector.close();
        edges.close();
    }
}
