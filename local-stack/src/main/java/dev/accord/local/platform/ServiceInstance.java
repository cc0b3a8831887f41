package dev.accord.local.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * One process of a service.
 *
 * @param name its name as a part: that of the service, and of the second instance with {@code -2} behind it
 */
public record ServiceInstance(String name, String service, int port) {
    static List<ServiceInstance> of(Ports ports, int replicas) {
        List<ServiceInstance> instances = new ArrayList<>();
        ports.services().forEach((name, port) -> instances.add(new ServiceInstance(name, name, port)));
        if (replicas > 1) {
            ports.secondInstances()
                    .forEach(
                            (name, port) -> instances.add(new ServiceInstance(name, name.replaceAll("-2$", ""), port)));
        }
        return List.copyOf(instances);
    }
}
