/** An answer to a partner leaves while its lease runs, or not at all (B9). */
@NullMarked
package dev.accord.gateway.lease;

import org.jspecify.annotations.NullMarked;
