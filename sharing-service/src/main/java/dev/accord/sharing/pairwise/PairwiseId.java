package dev.accord.sharing.pairwise;

import dev.accord.kit.store.TypedId;

/** The random name by which exactly one partner knows exactly one subject (B8). */
public record PairwiseId(String value) implements TypedId {}
