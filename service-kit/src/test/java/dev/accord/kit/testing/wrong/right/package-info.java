/** Wrong on purpose. */
@NullMarked
package dev.accord.kit.testing.wrong.right;

import org.jspecify.annotations.NullMarked;
