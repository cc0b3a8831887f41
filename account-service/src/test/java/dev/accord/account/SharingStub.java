package dev.accord.account;

import dev.accord.kit.testing.contract.ContractStub;
import java.util.List;

/** Sharing-service as it has agreed to be: takes every event about values. */
final class SharingStub extends ContractStub {

    static final String CORRECTED = "a value was corrected";
    static final String DELETED = "a value was deleted";

    SharingStub() {
        super("account-service", "sharing-service");
    }

    /** The types of the events about somebody that arrived. */
    List<String> heardOf(String subject) {
        return arrived("/internal/events")
                .filter(event -> event.path("aggregate").asString().equals(subject))
                .map(event -> event.path("type").asString())
                .toList();
    }
}
