/** Who is asking: tokens with their proofs, and the sessions of the site. */
@NullMarked
package dev.accord.gateway.trust;

import org.jspecify.annotations.NullMarked;
