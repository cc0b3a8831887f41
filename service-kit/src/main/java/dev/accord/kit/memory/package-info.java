/** What the instances of a service remember together, for minutes, and what happens when they cannot. */
@NullMarked
package dev.accord.kit.memory;

import org.jspecify.annotations.NullMarked;
