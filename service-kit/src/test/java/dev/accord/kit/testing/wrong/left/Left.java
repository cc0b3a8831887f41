package dev.accord.kit.testing.wrong.left;

import dev.accord.kit.testing.wrong.right.Right;

/** One half of a circle. */
public record Left(Right right) {}
