package dev.accord.notification.testing;

import dev.accord.kit.testing.contract.Asked;
import dev.accord.kit.testing.contract.ContractAnswer;
import dev.accord.kit.testing.contract.ContractStub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Consent-service as it has agreed to be: it knows policy versions and takes the events about notices. */
public final class ConsentStub extends ContractStub {

    public static final String FIRST = "the first policy version";
    public static final String FOLLOWING = "a policy version that follows another";
    public static final String NONE = "a policy version that does not exist";
    public static final String DIFFERENCE = "what a policy version changes";
    public static final String DELIVERED = "a notice was delivered";

    private final Map<String, Version> versions = new ConcurrentHashMap<>();

    private record Version(@Nullable String predecessor, String classification, String effectiveFrom) {}

    ConsentStub() {
        super("notification-service", "consent-service");
    }

    void publishes(String version, @Nullable String predecessor, String classification, String effectiveFrom) {
        versions.put(version, new Version(predecessor, classification, effectiveFrom));
    }

    /** Events that were taken, in order. */
    List<JsonNode> eventsTaken() {
        return arrived("/internal/events").toList();
    }

    @Override
    protected ContractAnswer answer(Asked asked) {
        var steps = asked.path().split("/", -1);
        return switch (steps.length) {
            case 7 -> difference(asked, steps[6]);
            case 5 -> version(asked, steps[4]);
            default -> asked.asPromised();
        };
    }

    private ContractAnswer version(Asked asked, String label) {
        var known = versions.get(label);
        if (known == null) {
            return asked.as(NONE);
        }
        var promised = known.predecessor() == null
                ? asked.as(FIRST)
                : asked.as(FOLLOWING).with("/predecessor", known.predecessor());
        return promised.with("/version", label)
                .with("/effective_from", known.effectiveFrom())
                .with("/classification", known.classification());
    }

    private ContractAnswer difference(Asked asked, String to) {
        var known = versions.get(to);
        var promised = asked.as(DIFFERENCE)
                .with("/changes/0/kind", "purpose-field-added")
                .with("/changes/0/subject", "purposes/usage-research/fields/device.imei");
        return known == null ? promised : promised.with("/classification", known.classification());
    }
}
