package dev.accord.sharing;

import dev.accord.kit.testing.contract.Asked;
import dev.accord.kit.testing.contract.ContractAnswer;
import dev.accord.kit.testing.contract.ContractStub;
import dev.accord.kit.testing.contract.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** account-service as it has agreed to be: holds every field of everyone, but for those of whom nothing is held. */
final class AccountStub extends ContractStub {

    static final String VALUES = "/internal/values";
    static final String CATALOGUE = "/api/account/catalogue";
    static final String NOT_ASKED_FOR = "not asked for";

    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private volatile Runnable meanwhile = () -> {};

    AccountStub() {
        super("sharing-service", "account-service");
    }

    void holdsEverything() {
        works();
        meanwhile = () -> {};
    }

    void holdsNothingOf(String subject) {
        unknown.add(subject);
    }

    /** Something that happens while values are on their way. */
    void whenAsked(Runnable something) {
        meanwhile = something;
    }

    static String value(String subject, String field) {
        return field + " of " + subject;
    }

    @Override
    protected ContractAnswer answer(Asked asked) {
        if (asked.path().equals(CATALOGUE)) {
            return catalogue(asked.asPromised());
        }
        meanwhile.run();
        return ContractAnswer.joined(
                "/subjects",
                texts(asked, "subjects").stream()
                        .map(subject -> unknown.contains(subject)
                                ? asked.as("values of somebody of whom nothing is held")
                                        .with("/subjects/0/id", subject)
                                : values(asked.as("values of a person"), subject, texts(asked, "fields")))
                        .toList());
    }

    private static ContractAnswer values(ContractAnswer promised, String subject, List<String> fields) {
        var held = promised.body().at("/subjects/0/values/device.model");
        var values = new LinkedHashMap<String, Example>();
        fields.forEach(field -> values.put(field, held.with("/value", value(subject, field))));
        values.put("device.mac", held.with("/value", NOT_ASKED_FOR));
        return promised.with("/subjects/0/id", subject).with("/subjects/0/values", values);
    }

    private static ContractAnswer catalogue(ContractAnswer promised) {
        var field = promised.body().at("/items/0");
        return promised.with(
                "/items",
                List.of(
                        field.with("/key", "device.model").with("/sensitivity", "ordinary"),
                        field.with("/key", "device.imei").with("/sensitivity", "sensitive"),
                        field.with("/key", "contact.email").with("/sensitivity", "sensitive"),
                        field.with("/key", "location.city").with("/sensitivity", "ordinary"),
                        field.with("/key", "log.ip").with("/sensitivity", "sensitive")));
    }

    private static List<String> texts(Asked asked, String list) {
        return asked.body().path(list).valueStream().map(JsonNode::asString).toList();
    }
}
