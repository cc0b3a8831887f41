package dev.accord.local.intruder;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the owners of things look whether they are still as they were. */
final class Possessions {
    private static final List<String> OF_PEOPLE = List.of(
            "/api/account/me",
            "/api/account/me/data",
            "/api/consent/me",
            "/api/consent/me/terms",
            "/api/consent/me/history");

    private static final Map<String, String> BY_KIND = Map.of(
            "receipt", "/api/consent/receipts/",
            "agreement", "/api/sharing/agreements/",
            "deletion", "/api/sharing/deletions?limit=100#",
            "notice", "/api/notifications/me/");

    private Possessions() {}

    static List<String> of(Intruder owner) {
        Stream<String> objects = owner.owns().entrySet().stream()
                .filter(thing -> BY_KIND.containsKey(thing.getKey()))
                .map(thing -> BY_KIND.get(thing.getKey()) + thing.getValue())
                .map(path -> path.replaceFirst("#.*", ""))
                .sorted();
        return Stream.concat(owner.is().contains("user") ? OF_PEOPLE.stream() : Stream.empty(), objects)
                .toList();
    }
}
