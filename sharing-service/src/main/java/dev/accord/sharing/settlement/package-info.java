/** Changes from allow to deny are shown only when every permission given before has run out. */
@NullMarked
package dev.accord.sharing.settlement;

import org.jspecify.annotations.NullMarked;
