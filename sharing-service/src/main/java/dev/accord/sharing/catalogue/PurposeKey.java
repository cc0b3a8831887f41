package dev.accord.sharing.catalogue;

import dev.accord.kit.store.TypedId;

/** One declared use of data, such as {@code usage-research}. */
public record PurposeKey(String value) implements TypedId {}
