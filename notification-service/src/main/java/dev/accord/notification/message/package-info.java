/** The words of a notice in each language, as plain text and as HTML. */
@NullMarked
package dev.accord.notification.message;

import org.jspecify.annotations.NullMarked;
