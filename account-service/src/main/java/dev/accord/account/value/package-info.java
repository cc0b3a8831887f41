/** The values held about a subject, each with its basis, source and end. */
@NullMarked
package dev.accord.account.value;

import org.jspecify.annotations.NullMarked;
