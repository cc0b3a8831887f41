package dev.accord.notification.testing;

import dev.accord.kit.testing.contract.ContractStub.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Account-service and consent-service as this service meets them, at their best and at their worst. */
public final class Neighbours {

    private final AccountStub account = new AccountStub();
    private final ConsentStub consent = new ConsentStub();

    public Neighbours() {
        heal();
    }

    public AccountStub account() {
        return account;
    }

    public ConsentStub consent() {
        return consent;
    }

    /** Somebody has an account. */
    public void knows(String subject, @Nullable String email, @Nullable String language) {
        account.knows(subject, email, language);
    }

    public void knowsNobody() {
        account.knowsNobody();
    }

    public void accountIs(Trouble trouble) {
        account.is(trouble);
    }

    public void consentIs(Trouble trouble) {
        consent.is(trouble);
    }

    /** Both work again; consent-service knows versions 1 and 2, the second a major change. */
    public void heal() {
        account.works();
        consent.works();
        publishes("1", null, "none", "2026-01-01T00:00:00Z");
        publishes("2", "1", "major", "2026-06-01T00:00:00Z");
        publishes("2.prose", "1", "to-be-decided", "2026-06-01T00:00:00Z");
    }

    public void publishes(String version, @Nullable String predecessor, String classification, String effectiveFrom) {
        consent.publishes(version, predecessor, classification, effectiveFrom);
    }

    /** Events that reached consent-service, in order. */
    public List<JsonNode> eventsTaken() {
        return consent.eventsTaken();
    }

    /** @throws AssertionError when one of them was asked or told what its contract does not have */
    public void requireAskedAsAgreed() {
        account.requireAskedAsAgreed();
        consent.requireAskedAsAgreed();
    }
}
