/** Who is calling, tried. */
@NullMarked
package dev.accord.kit.identity;

import org.jspecify.annotations.NullMarked;
