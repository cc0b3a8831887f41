package dev.accord.local.trial.withdrawal;

import dev.accord.local.platform.Ports;
import dev.accord.local.platform.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A platform in two columns over a store of three nodes: each gateway is told of one instance of each service, so that
 * what is done through the one can go on while a hop of the other stands still. The second consent-service knows only the
 * first node of the store, as if the network had parted them from the rest. There is no notification-service, through
 * which no byte to a partner goes.
 */
final class Columns {
    static final String SECOND = "-2";

    static final Leases LEASES = Leases.LONG;

    private static final int STORE_NODES = 3;
    private static final List<String> ASKED = List.of("account", "consent", "sharing");

    private Columns() {}

    static Settings of(Settings settings) {
        Ports ports = settings.ports();
        Settings columns = settings.withReplicas(2).withStoreNodes(STORE_NODES).without(Set.of("notification-service"));
        for (String service : List.of("gateway", "account-service", "consent-service", "sharing-service")) {
            columns = columns.withEnvironment(service, LEASES.in(addresses(ports.services(), "")))
                    .withEnvironment(service + SECOND, LEASES.in(addresses(ports.secondInstances(), SECOND)));
        }
        return columns.withEnvironment(
                "consent-service" + SECOND, Map.of("ACCORD_MONGODB_URI", Store.direct(ports.mongod())));
    }

    private static Map<String, String> addresses(Map<String, Integer> ports, String suffix) {
        Map<String, String> addresses = new HashMap<>();
        ASKED.forEach(name -> addresses.put(
                "ACCORD_" + name.toUpperCase(Locale.ROOT) + "_URL",
                "http://127.0.0.1:" + ports.get(name + "-service" + suffix)));
        return addresses;
    }
}
