package dev.accord.local.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one platform is to run on this machine.
 *
 * @param root the checkout it runs from
 * @param folder where its data is kept
 * @param mongodb a given replica set instead of one of our own
 * @param keycloak the address of a given Keycloak instead of one of our own; its realm {@code accord} is not touched
 * @param smtp a given mail server, {@code HOST:PORT}, instead of the mail catcher
 * @param redis a given Redis instead of one of our own; of our own only when there are two gateways
 * @param replicas how many instances of every service: one or two
 * @param restartsCrashed whether a part that dies is started again by itself
 * @param environments what is added to the environment of a service, by its name
 * @param without services that are not started
 * @param storeNodes how many members a replica set of our own has: one, or three, of which one may fail
 */
public record Settings(
        Path root,
        PlatformFolder folder,
        Ports ports,
        String region,
        Optional<String> mongodb,
        Optional<String> keycloak,
        Optional<String> smtp,
        Optional<String> redis,
        int replicas,
        boolean restartsCrashed,
        Map<String, Map<String, String>> environments,
        Set<String> without,
        int storeNodes) {
    public Settings {
        if (storeNodes != 1 && storeNodes != ports.mongods().size()) {
            throw new IllegalArgumentException("A store of our own has 1 node or 3, not " + storeNodes + ".");
        }
        if (replicas < 1 || replicas > 2) {
            throw new IllegalArgumentException(
                    "There can be one or two instances of every service, not " + replicas + ".");
        }
    }

    /** A platform with parts of its own only, one of each, for region {@code eu}. */
    public static Settings of(Path root, PlatformFolder folder, Ports ports) {
        return new Settings(
                root,
                folder,
                ports,
                "eu",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                true,
                Map.of(),
                Set.of(),
                1);
    }

    public Settings withRegion(String other) {
        return new Settings(
                root,
                folder,
                ports,
                other,
                mongodb,
                keycloak,
                smtp,
                redis,
                replicas,
                restartsCrashed,
                environments,
                without,
                storeNodes);
    }

    public Settings withGiven(Optional<String> itsMongodb, Optional<String> itsKeycloak, Optional<String> itsSmtp) {
        return new Settings(
                root,
                folder,
                ports,
                region,
                itsMongodb,
                itsKeycloak,
                itsSmtp,
                redis,
                replicas,
                restartsCrashed,
                environments,
                without,
                storeNodes);
    }

    /** Uses the Redis at this address instead of one of our own. */
    public Settings withRedis(Optional<String> itsRedis) {
        return new Settings(
                root,
                folder,
                ports,
                region,
                mongodb,
                keycloak,
                smtp,
                itsRedis,
                replicas,
                restartsCrashed,
                environments,
                without,
                storeNodes);
    }

    /** Starts as many instances of every service: one or two. */
    public Settings withReplicas(int instances) {
        return new Settings(
                root,
                folder,
                ports,
                region,
                mongodb,
                keycloak,
                smtp,
                redis,
                instances,
                restartsCrashed,
                environments,
                without,
                storeNodes);
    }

    /** What dies stays dead until it is started: for tests of what others do meanwhile. */
    public Settings leavingTheDeadAlone() {
        return new Settings(
                root,
                folder,
                ports,
                region,
                mongodb,
                keycloak,
                smtp,
                redis,
                replicas,
                false,
                environments,
                without,
                storeNodes);
    }

    /** Adds to the environment of a service, or with a name such as {@code gateway-2} to that instance's alone. */
    public Settings withEnvironment(String service, Map<String, String> variables) {
        Map<String, String> own = new HashMap<>(environments.getOrDefault(service, Map.of()));
        own.putAll(variables);
        Map<String, Map<String, String>> all = new HashMap<>(environments);
        all.put(service, Map.copyOf(own));
        return new Settings(
                root,
                folder,
                ports,
                region,
                mongodb,
                keycloak,
                smtp,
                redis,
                replicas,
                restartsCrashed,
                Map.copyOf(all),
                without,
                storeNodes);
    }

    /** Leaves these services out, for who runs them some other way, from an IDE for example. */
    public Settings without(Set<String> services) {
        return new Settings(
                root,
                folder,
                ports,
                region,
                mongodb,
                keycloak,
                smtp,
                redis,
                replicas,
                restartsCrashed,
                environments,
                Set.copyOf(services),
                storeNodes);
    }

    /** A store of our own with this many members, one or three. */
    public Settings withStoreNodes(int nodes) {
        return new Settings(
                root,
                folder,
                ports,
                region,
                mongodb,
                keycloak,
                smtp,
                redis,
                replicas,
                restartsCrashed,
                environments,
                without,
                nodes);
    }

    /** The instances that are started; second ones after all the first. */
    public List<ServiceInstance> instances() {
        return ServiceInstance.of(ports, replicas).stream()
                .filter(instance -> !without.contains(instance.service()))
                .toList();
    }

    /** Whether a Redis is needed: what one gateway knows the other must know too. */
    public boolean sharesMemory() {
        return replicas > 1 || redis.isPresent();
    }

    public String redisUri() {
        return redis.orElse("redis://127.0.0.1:" + ports.redis());
    }

    /** The services that are started, with their ports. */
    public Map<String, Integer> services() {
        Map<String, Integer> started = new LinkedHashMap<>(ports.services());
        started.keySet().removeAll(without);
        return started;
    }

    /** The nodes of a store of our own by the names of their parts, with their ports. */
    public Map<String, Integer> storePorts() {
        Map<String, Integer> nodes = new LinkedHashMap<>(ports.mongods());
        nodes.keySet()
                .retainAll(ports.mongods().keySet().stream().limit(storeNodes).toList());
        return nodes;
    }

    /** Names every node of the store, so that a driver finds the others whichever of them is down. */
    public String mongodbUri() {
        return mongodb.orElseGet(() -> "mongodb://"
                + storePorts().values().stream()
                        .map(port -> "127.0.0.1:" + port)
                        .collect(Collectors.joining(","))
                + "/?replicaSet=accord");
    }

    public String keycloakAddress() {
        return keycloak.orElse("http://127.0.0.1:" + ports.keycloak()).replaceAll("/+$", "");
    }

    public String issuer() {
        return keycloakAddress() + "/realms/accord";
    }

    public String smtpHost() {
        return smtp.map(given -> given.substring(0, given.lastIndexOf(':'))).orElse("127.0.0.1");
    }

    public int smtpPort() {
        return smtp.map(given -> Integer.parseInt(given.substring(given.lastIndexOf(':') + 1)))
                .orElse(ports.smtp());
    }
}
