/** Permission that ends by itself: how long an answer may be used, counted on one's own monotonic clock. */
@NullMarked
package dev.accord.kit.lease;

import org.jspecify.annotations.NullMarked;
