/** Processes that never outlive the one that started them. */
@NullMarked
package dev.accord.local.process;

import org.jspecify.annotations.NullMarked;
