/** The whole platform as its users meet it, from outside: what holds, what is refused, and what survives a crash. */
@NullMarked
package dev.accord.system;

import org.jspecify.annotations.NullMarked;
