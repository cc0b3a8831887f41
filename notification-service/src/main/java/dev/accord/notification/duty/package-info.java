/** What the service does unasked, again and again, in every instance. */
@NullMarked
package dev.accord.notification.duty;

import org.jspecify.annotations.NullMarked;
