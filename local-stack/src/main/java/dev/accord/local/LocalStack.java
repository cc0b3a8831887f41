package dev.accord.local;

import dev.accord.local.checkout.RepositoryRoot;
import dev.accord.local.platform.PartState;
import dev.accord.local.platform.PartView;
import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.Ports;
import dev.accord.local.platform.Running;
import dev.accord.local.platform.Settings;
import dev.accord.local.process.FreePorts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The whole platform for a test: real MongoDB, real Keycloak, a mail catcher and the five services as processes of
 * their own. All of it ends with {@link #close()}, and with this JVM however that ends.
 *
 * <p>Parts are called {@code gateway}, {@code account-service}, {@code consent-service}, {@code sharing-service},
 * {@code notification-service}, {@code keycloak}, {@code mongod} and {@code mail}; with two of each there are
 * {@code gateway-2} and so on, and {@code redis}.
 */
public final class LocalStack implements AutoCloseable {
    private final Running running;

    private LocalStack(Running running) {
        this.running = running;
    }

    /** Settings for a platform on free ports with its data in {@code folder}, where what dies stays dead. */
    public static Settings settings(Path folder) {
        return Settings.of(
                        RepositoryRoot.find(),
                        new PlatformFolder(folder.toAbsolutePath()),
                        new Ports(FreePorts.run(Ports.COUNT)))
                .leavingTheDeadAlone();
    }

    /** Starts everything on free ports with its data in {@code folder}, and returns when all is healthy. */
    public static LocalStack start(Path folder) {
        return start(settings(folder));
    }

    /**
     * Starts everything as {@code settings} say, and returns when all is healthy. Builds services that are stale.
     *
     * @throws dev.accord.local.platform.PartFailed when a part does not become ready; nothing is left running then
     */
    public static LocalStack start(Settings settings) {
        return start(settings, line -> System.out.println("local-stack: " + line));
    }

    /** Likewise, with what happens told to {@code progress}, a line at a time. */
    public static LocalStack start(Settings settings, Consumer<String> progress) {
        Running running = Running.prepare(settings, progress, () -> {});
        running.start();
        return new LocalStack(running);
    }

    public URI gateway() {
        return local(ports().gateway());
    }

    /** Keycloak's address, without the realm. */
    public URI keycloak() {
        return URI.create(running.settings().keycloakAddress());
    }

    public URI issuer() {
        return URI.create(running.settings().issuer());
    }

    /** The page of the mail catcher; {@code /messages?to=ADDRESS} below it is for programs. */
    public URI mailPage() {
        return local(ports().mailPage());
    }

    /** The addresses of all gateways: one, or two. */
    public List<URI> gateways() {
        return running.settings().instances().stream()
                .filter(instance -> instance.service().equals("gateway"))
                .map(instance -> local(instance.port()))
                .toList();
    }

    /** The own address of a service or of its second instance, past the gateway. */
    public URI service(String name) {
        return running.settings().instances().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .map(instance -> local(instance.port()))
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + name));
    }

    public String mongodbUri() {
        return running.settings().mongodbUri();
    }

    public Ports ports() {
        return running.settings().ports();
    }

    /** The secret of a service's Keycloak client. */
    public String clientSecret(String client) {
        return running.secrets().of(client);
    }

    /** Every part with its state and process id. */
    public List<PartView> parts() {
        return running.parts();
    }

    /** The process id of a part, 0 when it does not run. */
    public long pid(String part) {
        return view(part).pid();
    }

    public boolean isUp(String part) {
        return view(part).state() == PartState.UP;
    }

    /** What a part has said so far. */
    public Path log(String part) {
        return Path.of(view(part).log());
    }

    /** Ends a part as a crash would: SIGKILL. */
    public void kill(String part) {
        running.kill(part);
    }

    /** Ends a part in good order. */
    public void stop(String part) {
        running.stop(part);
    }

    /** Starts a part that was killed or stopped, with the same data, and returns when it is healthy. */
    public void start(String part) {
        running.start(part);
    }

    /** Restarts every instance of every service, one after the other; see {@link Running#restartRolling}. */
    public void restartRolling() {
        running.restartRolling(line -> System.out.println("local-stack: " + line));
    }

    @Override
    public void close() {
        running.close();
    }

    private PartView view(String part) {
        return running.parts().stream()
                .filter(view -> view.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no part " + part));
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
