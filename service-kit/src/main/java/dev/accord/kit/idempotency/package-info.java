/** A request with a key has one effect, however often it is sent. */
@NullMarked
package dev.accord.kit.idempotency;

import org.jspecify.annotations.NullMarked;
