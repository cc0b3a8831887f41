/** Who outside the company receives personal data, under which agreement, and the record of it. */
@NullMarked
package dev.accord.sharing;

import org.jspecify.annotations.NullMarked;
