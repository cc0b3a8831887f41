/** How much one caller may ask, and how large a question may be. */
@NullMarked
package dev.accord.gateway.limit;

import org.jspecify.annotations.NullMarked;
