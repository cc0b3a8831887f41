package dev.accord.local.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one platform is to run on this machine.
 *
 * @param root the checkout it runs from
 * @param folder where its data is kept
 * @param mongodb a given replica set instead of one of our own
 * @param keycloak the address of a given Keycloak instead of one of our own; its realm {@code accord} is not touched
 * @param smtp a given mail server, {@code HOST:PORT}, instead of the mail catcher
 * @param restartsCrashed whether a part that dies is started again by itself
 * @param environments what is added to the environment of a service, by its name
 * @param without services that are not started
 */
public record Settings(
        Path root,
        PlatformFolder folder,
        Ports ports,
        String region,
        Optional<String> mongodb,
        Optional<String> keycloak,
        Optional<String> smtp,
        boolean restartsCrashed,
        Map<String, Map<String, String>> environments,
        Set<String> without) {
    /** A platform with parts of its own only, for region {@code eu}. */
    public static Settings of(Path root, PlatformFolder folder, Ports ports) {
        return new Settings(
                root,
                folder,
                ports,
                "eu",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Map.of(),
                Set.of());
    }

    public Settings withRegion(String other) {
        return new Settings(
                root, folder, ports, other, mongodb, keycloak, smtp, restartsCrashed, environments, without);
    }

    public Settings withGiven(Optional<String> itsMongodb, Optional<String> itsKeycloak, Optional<String> itsSmtp) {
        return new Settings(
                root, folder, ports, region, itsMongodb, itsKeycloak, itsSmtp, restartsCrashed, environments, without);
    }

    /** What dies stays dead until it is started: for tests of what others do meanwhile. */
    public Settings leavingTheDeadAlone() {
        return new Settings(root, folder, ports, region, mongodb, keycloak, smtp, false, environments, without);
    }

    /** Adds to the environment of one service. */
    public Settings withEnvironment(String service, Map<String, String> variables) {
        Map<String, Map<String, String>> all = new HashMap<>(environments);
        all.put(service, Map.copyOf(variables));
        return new Settings(
                root, folder, ports, region, mongodb, keycloak, smtp, restartsCrashed, Map.copyOf(all), without);
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
                restartsCrashed,
                environments,
                Set.copyOf(services));
    }

    /** The services that are started, with their ports. */
    public Map<String, Integer> services() {
        Map<String, Integer> started = new LinkedHashMap<>(ports.services());
        started.keySet().removeAll(without);
        return started;
    }

    public String mongodbUri() {
        return mongodb.orElse("mongodb://127.0.0.1:" + ports.mongod() + "/?replicaSet=accord");
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
