package dev.accord.local.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of one platform on this machine: seventeen in a row from {@code base} on, all on 127.0.0.1. */
public record Ports(int base) {
    /** The base when none is asked for. */
    public static final int USUAL_BASE = 8600;

    /** How many ports a platform takes. */
    public static final int COUNT = 17;

    // Second instances stand beside the first, as far from them as this.
    private static final int SECOND_INSTANCES = 10;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535 - COUNT + 1;

    public Ports {
        if (base < LOWEST || base > HIGHEST) {
            throw new IllegalArgumentException(
                    "A port base lies between " + LOWEST + " and " + HIGHEST + ", and " + base + " does not.");
        }
    }

    public int gateway() {
        return base;
    }

    public int account() {
        return base + 1;
    }

    public int consent() {
        return base + 2;
    }

    public int sharing() {
        return base + 3;
    }

    public int notification() {
        return base + 4;
    }

    public int keycloak() {
        return base + 5;
    }

    public int mongod() {
        return base + 6;
    }

    public int smtp() {
        return base + 7;
    }

    public int mailPage() {
        return base + 8;
    }

    public int redis() {
        return base + 9;
    }

    /** The nodes of the store by name, the first of them the only one unless more are asked for. */
    public Map<String, Integer> mongods() {
        Map<String, Integer> nodes = new LinkedHashMap<>();
        nodes.put("mongod", mongod());
        nodes.put("mongod-2", base + 15);
        nodes.put("mongod-3", base + 16);
        return nodes;
    }

    /** The second instances of the services by name: {@code gateway-2} and so on, in the order of the first. */
    public Map<String, Integer> secondInstances() {
        Map<String, Integer> instances = new LinkedHashMap<>();
        services().forEach((name, port) -> instances.put(name + "-2", port + SECOND_INSTANCES));
        return instances;
    }

    /** The services by name, in the order in which they are shown. */
    public Map<String, Integer> services() {
        Map<String, Integer> services = new LinkedHashMap<>();
        services.put("gateway", gateway());
        services.put("account-service", account());
        services.put("consent-service", consent());
        services.put("sharing-service", sharing());
        services.put("notification-service", notification());
        return services;
    }
}
