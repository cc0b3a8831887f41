/** Callers who try what they may not: every operation, by everybody, on one's own, another's and a missing object. */
@NullMarked
package dev.accord.local.intruder;

import org.jspecify.annotations.NullMarked;
