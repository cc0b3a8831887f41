/** Every personal value closed with its subject's own keyset, which can be destroyed (R2, invariant 7). */
@NullMarked
package dev.accord.account.sealing;

import org.jspecify.annotations.NullMarked;
