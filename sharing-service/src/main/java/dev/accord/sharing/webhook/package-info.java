/** Signed messages to partners, kept until delivered, and never sent into our own network. */
@NullMarked
package dev.accord.sharing.webhook;

import org.jspecify.annotations.NullMarked;
