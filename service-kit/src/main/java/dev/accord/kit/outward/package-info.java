/** Calls to other services: pooled, time-limited, broken off when the other side fails, answered by a value. */
@NullMarked
package dev.accord.kit.outward;

import org.jspecify.annotations.NullMarked;
