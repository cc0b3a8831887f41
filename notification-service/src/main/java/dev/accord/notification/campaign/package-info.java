/** One message to everyone it concerns, from the officer's preview to the last person reached. */
@NullMarked
package dev.accord.notification.campaign;

import org.jspecify.annotations.NullMarked;
