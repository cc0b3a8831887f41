package dev.accord.kit.testing.wrong.right;

import dev.accord.kit.testing.wrong.left.Left;
import java.util.List;

/** The other half of a circle. */
public record Right(List<Left> lefts) {}
