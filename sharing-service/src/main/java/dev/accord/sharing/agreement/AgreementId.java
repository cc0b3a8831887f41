package dev.accord.sharing.agreement;

import dev.accord.kit.store.TypedId;

/** Names one agreement. */
public record AgreementId(String value) implements TypedId {}
