/** The record of everything that was disclosed, and the person's view of it. */
@NullMarked
package dev.accord.sharing.disclosure;

import org.jspecify.annotations.NullMarked;
