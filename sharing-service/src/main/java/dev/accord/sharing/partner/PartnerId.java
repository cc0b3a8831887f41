package dev.accord.sharing.partner;

import dev.accord.kit.store.TypedId;

/** Names one partner. */
public record PartnerId(String value) implements TypedId {}
