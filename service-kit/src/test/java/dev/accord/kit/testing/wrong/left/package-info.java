/** Wrong on purpose. */
@NullMarked
package dev.accord.kit.testing.wrong.left;

import org.jspecify.annotations.NullMarked;
