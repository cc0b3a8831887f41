package dev.accord.sharing.deletion;

import dev.accord.kit.store.TypedId;

/** Names one order to delete. */
public record DeletionId(String value) implements TypedId {}
