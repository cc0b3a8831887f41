/** Whom a message concerns and where it reaches them, asked of account-service when needed and never kept. */
@NullMarked
package dev.accord.notification.audience;

import org.jspecify.annotations.NullMarked;
