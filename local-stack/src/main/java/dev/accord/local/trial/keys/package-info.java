/** A request with a key has one effect, however often it arrives and whatever becomes of its answers. */
@NullMarked
package dev.accord.local.trial.keys;

import org.jspecify.annotations.NullMarked;
