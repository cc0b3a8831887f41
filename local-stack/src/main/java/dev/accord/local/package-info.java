/** The whole platform on one machine, for people and for tests. */
@NullMarked
package dev.accord.local;

import org.jspecify.annotations.NullMarked;
