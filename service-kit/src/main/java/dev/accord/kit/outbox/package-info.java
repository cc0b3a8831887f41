/** Events that leave with the change that caused them, at least once and in order, and are received once. */
@NullMarked
package dev.accord.kit.outbox;

import org.jspecify.annotations.NullMarked;
