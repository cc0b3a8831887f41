package dev.accord.sharing.disclosure;

import dev.accord.kit.store.TypedId;

/** Names the record of one answer that carried personal data. */
public record DisclosureId(String value) implements TypedId {}
