package dev.accord.kit.instance;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The services that this one calls, by name: {@code accord.services.shelf} holds the addresses of shelf-service. */
public final class Neighbours {

    private final Map<String, Instances> byName = new LinkedHashMap<>();

    /** @param addresses of each service's instances, by its name without {@code -service} */
    public Neighbours(Map<String, List<URI>> addresses) {
        addresses.forEach((key, itsOwn) -> byName.put(key + "-service", new Instances(key + "-service", itsOwn)));
    }

    /** Where clients send what is meant for a service; the host stands for whichever instance it will be. */
    public static URI address(String service) {
        return URI.create("http://" + service);
    }

    /** Empty when the name is no service's. */
    public Optional<Instances> named(@Nullable String service) {
        return service == null ? Optional.empty() : Optional.ofNullable(byName.get(service));
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** How many instances all of them have together. */
    public int instances() {
        return byName.values().stream()
                .mapToInt(instances -> instances.all().size())
                .sum();
    }

    Collection<Instances> all() {
        return byName.values();
    }
}
