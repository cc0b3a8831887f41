/** Wrong on purpose. */
@NullMarked
package dev.accord.kit.testing.wrong.util;

import org.jspecify.annotations.NullMarked;
