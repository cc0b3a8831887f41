/** Where the time and fresh ids come from, so that tests can choose both. */
@NullMarked
package dev.accord.kit.time;

import org.jspecify.annotations.NullMarked;
