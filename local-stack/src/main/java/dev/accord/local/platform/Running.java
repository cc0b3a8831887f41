package dev.accord.local.platform;

import dev.accord.local.keycloak.Keycloak;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** A platform whose parts this JVM has started and holds. */
public final class Running implements AutoCloseable {
    private final Settings settings;
    private final Secrets secrets;
    private final Runnable build;
    private final Supervisor supervisor;

    private Running(Settings settings, Secrets secrets, Runnable build, Supervisor supervisor) {
        this.settings = settings;
        this.secrets = secrets;
        this.build = build;
        this.supervisor = supervisor;
    }

    /**
     * Makes ready what a start needs: the region's claim, secrets, keys; and refuses when a port is taken. Nothing is
     * started yet.
     *
     * @param progress told what happens, a line at a time
     * @param changed called whenever a part's state has changed
     */
    public static Running prepare(Settings settings, Consumer<String> progress, Runnable changed) {
        Region.claim(settings.folder().region(), settings.region());
        Secrets secrets = Secrets.keptIn(settings.folder().secrets());
        KeyFiles.makeIn(settings.folder().keys());
        Jars jars = new Jars(settings);
        List<Part> parts =
                new Parts(settings, secrets).all(jars::of, (service, pid) -> jars.keepsClasses(service, pid, progress));
        PortTaken.unlessFree(parts, settings.ports());
        if (settings.keycloak().isEmpty() && !Keycloak.isFetched()) {
            progress.accept("fetching and building Keycloak, once on this machine …");
        }
        return new Running(
                settings,
                secrets,
                () -> jars.build(progress),
                new Supervisor(parts, settings.restartsCrashed(), progress, changed));
    }

    /** Returns when everything is ready. When a part fails, everything is ended and {@link PartFailed} says why. */
    public void start() {
        build.run();
        supervisor.start();
    }

    public Settings settings() {
        return settings;
    }

    public Secrets secrets() {
        return secrets;
    }

    public List<PartView> parts() {
        return supervisor.views();
    }

    /**
     * Restarts every instance of every service, one after the other, each only when the one before is ready again. With
     * two of each somebody answers all the time. The gateways come last, so that the first to hear of a fault is whoever
     * started this.
     *
     * @param progress told a line for each instance that is ready again
     */
    public void restartRolling(Consumer<String> progress) {
        if (settings.replicas() < 2) {
            throw new IllegalArgumentException(
                    "A rolling restart needs two of every service: ./accord up --replicas 2");
        }
        List<String> names = settings.instances().stream()
                .sorted(Comparator.comparing(
                                (ServiceInstance instance) -> instance.service().equals("gateway"))
                        .thenComparing(ServiceInstance::service))
                .map(ServiceInstance::name)
                .toList();
        for (String name : names) {
            stop(name);
            start(name);
            progress.accept(name + " is ready again");
        }
    }

    /** Starts one part unless it runs, and returns when it is ready. */
    public void start(String part) {
        supervisor.keeper(part).start();
    }

    /** Ends one part in good order; it stays down. */
    public void stop(String part) {
        supervisor.keeper(part).stop();
    }

    /** Ends one part as a crash would. */
    public void kill(String part) {
        supervisor.keeper(part).kill();
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
