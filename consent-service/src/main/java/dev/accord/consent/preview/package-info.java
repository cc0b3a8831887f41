/** What a withdrawal would stop, told before anyone confirms it. */
@NullMarked
package dev.accord.consent.preview;

import org.jspecify.annotations.NullMarked;
