/** Which addresses outside the platform it may call on a partner's behalf. */
@NullMarked
package dev.accord.sharing.outside;

import org.jspecify.annotations.NullMarked;
