package dev.accord.local.platform;

import dev.accord.local.mongo.Mongod;
import dev.accord.local.mongo.StoreNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The store of a platform: one mongod, or three of which one may fail. */
record StoreParts(Settings settings, Duration within) {
    private static final int ALONE = 1;

    List<Part> all() {
        requireSameNumberAsBefore();
        List<Part> parts = new ArrayList<>();
        settings.storePorts()
                .forEach((name, port) ->
                        parts.add(settings.storeNodes() == ALONE ? alone(name, port) : node(name, port)));
        return parts;
    }

    private Part alone(String name, int port) {
        Path folder = folder(name);
        // It is primary, and so ready, when its start returns.
        return new Part(
                name,
                port,
                settings.mongodbUri(),
                Mongod.log(folder),
                List.of(),
                within,
                () -> Mongod.start(folder, port).process(),
                () -> true);
    }

    private Part node(String name, int port) {
        StoreNode node = new StoreNode(
                folder(name), port, List.copyOf(settings.storePorts().values()));
        return new Part(
                name,
                port,
                "mongodb://127.0.0.1:" + port + "/?directConnection=true",
                Mongod.log(folder(name)),
                List.of(),
                within,
                node::start,
                node::isReady);
    }

    private Path folder(String node) {
        return settings.folder().mongod(node);
    }

    /** Data of one node is not the data of three: it would wait for members that are not there, or be lost to two. */
    private void requireSameNumberAsBefore() {
        settings.folder()
                .storeNodes()
                .filter(kept -> kept != settings.storeNodes())
                .ifPresent(kept -> {
                    throw new IllegalArgumentException(
                            "The store in " + settings.folder().path() + " has " + kept
                                    + " nodes, not " + settings.storeNodes() + ". Start with --store-nodes " + kept
                                    + ", or with --fresh for an empty one.");
                });
    }
}
