/** A small service that stands on the kit alone, to try the kit as a service meets it. */
@NullMarked
package dev.accord.kit.trying;

import org.jspecify.annotations.NullMarked;
