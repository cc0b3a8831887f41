/** Who may read a subject's data now, and why. */
@NullMarked
package dev.accord.sharing.recipient;

import org.jspecify.annotations.NullMarked;
