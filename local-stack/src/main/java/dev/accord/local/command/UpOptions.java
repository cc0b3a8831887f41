package dev.accord.local.command;

import dev.accord.local.platform.PlatformFolder;
import dev.accord.local.platform.Ports;
import dev.accord.local.platform.Region;
import dev.accord.local.platform.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How {@code ./accord up} was asked to start. */
record UpOptions(
        Ports ports,
        boolean detach,
        boolean fresh,
        Optional<String> region,
        Optional<String> mongodb,
        Optional<String> keycloak,
        Optional<String> smtp,
        Optional<String> redis,
        int replicas,
        Set<String> without,
        Optional<Integer> storeNodes) {

    Settings settings(Path root) {
        PlatformFolder folder = PlatformFolder.of(root, ports);
        return Settings.of(root, folder, ports)
                .withRegion(region.orElseGet(() -> Region.of(folder.region(), "eu")))
                .withGiven(mongodb, keycloak, smtp)
                .withRedis(redis)
                .withReplicas(replicas)
                .without(without)
                .withStoreNodes(storeNodes.or(folder::storeNodes).orElse(1));
    }

    /** The same options, said to the process that holds the platform. */
    List<String> asArguments() {
        List<String> arguments = new ArrayList<>(List.of("--port-base", Integer.toString(ports.base())));
        region.ifPresent(given -> arguments.addAll(List.of("--region", given)));
        mongodb.ifPresent(given -> arguments.addAll(List.of("--mongo", given)));
        keycloak.ifPresent(given -> arguments.addAll(List.of("--keycloak", given)));
        smtp.ifPresent(given -> arguments.addAll(List.of("--smtp", given)));
        redis.ifPresent(given -> arguments.addAll(List.of("--redis", given)));
        arguments.addAll(List.of("--replicas", Integer.toString(replicas)));
        if (!without.isEmpty()) {
            arguments.addAll(List.of("--without", String.join(",", without)));
        }
        storeNodes.ifPresent(given -> arguments.addAll(List.of("--store-nodes", given.toString())));
        return arguments;
    }
}
