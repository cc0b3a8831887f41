/** Whom to write to and in which language, for the service that sends messages. */
@NullMarked
package dev.accord.account.contact;

import org.jspecify.annotations.NullMarked;
