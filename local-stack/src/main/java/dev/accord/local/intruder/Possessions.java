package dev.accord.local.intruder;

import dev.accord.local.demo.Answer;
import dev.accord.local.demo.Call;
import dev.accord.local.demo.Outside;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What those who own something see of it, to find out whether it is still as it was. */
final class Possessions {
    private static final List<String> OF_PEOPLE = List.of(
            "/api/account/me",
            "/api/account/me/data",
            "/api/consent/me",
            "/api/consent/me/terms",
            "/api/consent/me/history");

    /** Addresses of things by their kind; those of partners' deletions are only in a list. */
    private static final Map<String, String> BY_KIND = Map.of(
            "receipt", "/api/consent/receipts/%s",
            "agreement", "/api/sharing/agreements/%s",
            "deletion", "/api/sharing/deletions?limit=100",
            "notice", "/api/notifications/me/%s");

    private Possessions() {}

    static Map<String, String> of(Cast cast, Outside gateway) {
        Map<String, String> state = new LinkedHashMap<>();
        for (Intruder owner : cast.all()) {
            for (String path : paths(owner)) {
                Answer answer = gateway.ask(owner.credential(), Call.get(path));
                state.put(owner.name() + ": GET " + path, answer.status() + " " + answer.text());
            }
        }
        return state;
    }

    private static List<String> paths(Intruder owner) {
        Stream<String> objects = BY_KIND.entrySet().stream()
                .filter(kind -> owner.owns().containsKey(kind.getKey()))
                .map(kind -> kind.getValue().formatted(owner.owns().get(kind.getKey())))
                .sorted();
        return Stream.concat(owner.is().contains("user") ? OF_PEOPLE.stream() : Stream.empty(), objects)
                .toList();
    }
}
