package dev.accord.local.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where one platform on this machine keeps its data, keys, logs and state. */
public record PlatformFolder(Path path) {
    /** {@code .accord/PORT-BASE} in the checkout. */
    public static PlatformFolder of(Path root, Ports ports) {
        return new PlatformFolder(root.resolve(".accord").resolve(Integer.toString(ports.base())));
    }

    /** Beside the folder, not in it: whoever holds it may delete the folder. */
    public Path lock() {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    /** What the supervisor tells while it starts and stops the parts. */
    public Path progress() {
        return path.resolve("up.log");
    }

    public Path supervisorPid() {
        return path.resolve("supervisor.pid");
    }

    public Path state() {
        return path.resolve("state.json");
    }

    public Path orders() {
        return path.resolve("orders");
    }

    public Path secrets() {
        return path.resolve("secrets.json");
    }

    public Path region() {
        return path.resolve("region");
    }

    public Path keys() {
        return path.resolve("keys");
    }

    /** Copies of what the supervisor runs from, so that a build does not pull a jar from under it. */
    public Path jars() {
        return path.resolve("jars");
    }

    /** @param node the name of its part: {@code mongod}, {@code mongod-2} or {@code mongod-3} */
    public Path mongod(String node) {
        return path.resolve(node);
    }

    /** How many nodes the store that is kept here has; empty when there is none yet. */
    public Optional<Integer> storeNodes() {
        return Files.exists(mongod("mongod"))
                ? Optional.of(Files.exists(mongod("mongod-3")) ? 3 : 1)
                : Optional.empty();
    }

    public Path redis() {
        return path.resolve("redis");
    }

    public Path keycloak() {
        return path.resolve("keycloak");
    }

    public Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    public Path pid(String part) {
        return path.resolve("pids").resolve(part + ".pid");
    }
}
