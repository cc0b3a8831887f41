package dev.accord.sharing.pairwise;

import dev.accord.kit.store.TypedId;

/** The person the data is about, by the identity provider's id; never leaves the platform. */
public record SubjectId(String value) implements TypedId {}
