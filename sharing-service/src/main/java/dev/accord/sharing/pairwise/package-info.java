/** The name by which one partner knows one subject, and no other partner does. */
@NullMarked
package dev.accord.sharing.pairwise;

import org.jspecify.annotations.NullMarked;
