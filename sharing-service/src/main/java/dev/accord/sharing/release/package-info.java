/** Handing data to a partner: prepared, decided, recorded and given away within a lease. */
@NullMarked
package dev.accord.sharing.release;

import org.jspecify.annotations.NullMarked;
