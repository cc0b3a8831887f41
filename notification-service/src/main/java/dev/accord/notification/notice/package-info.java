/** A person's inbox. */
@NullMarked
package dev.accord.notification.notice;

import org.jspecify.annotations.NullMarked;
