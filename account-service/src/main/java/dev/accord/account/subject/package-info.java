/** Who the data is about. */
@NullMarked
package dev.accord.account.subject;

import org.jspecify.annotations.NullMarked;
