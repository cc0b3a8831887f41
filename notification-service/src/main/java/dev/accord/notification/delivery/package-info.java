/** The ledger of who was reached, how and when (P3). */
@NullMarked
package dev.accord.notification.delivery;

import org.jspecify.annotations.NullMarked;
