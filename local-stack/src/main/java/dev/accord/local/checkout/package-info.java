/** The checkout we run from: where it is, what in it is stale, and how it is built. */
@NullMarked
package dev.accord.local.checkout;

import org.jspecify.annotations.NullMarked;
