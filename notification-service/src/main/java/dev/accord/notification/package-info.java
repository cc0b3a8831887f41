/** Tells people what they must know, and keeps the record of who was reached (U4, P3). */
@NullMarked
package dev.accord.notification;

import org.jspecify.annotations.NullMarked;
