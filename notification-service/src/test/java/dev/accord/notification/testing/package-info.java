/** The world around notification-service, as its tests set it up. */
@NullMarked
package dev.accord.notification.testing;

import org.jspecify.annotations.NullMarked;
